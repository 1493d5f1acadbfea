//! Each way the cash desk says no.

use super::{Book, NOTHING, article, basis, cashbox, client, location, money_of, order, part, refused, today};
use crate::{
    cash::{
        ArticleAsk, MovementAsk, OpKind, OpeningAsk, Operation, TransferAsk,
        boxes::Reach,
        cashboxes::{CashboxAsk, archive_cashbox, put_cashbox, raise_cashbox},
        ledger, movement, opening, order_money,
        part::Way,
        payment::split,
        periods::{PeriodsAsk, close_periods},
        put_article,
        reversal::{ReversalAsk, reversal},
        tables::{Account, Activity, CashboxKind, Closed, Direction, Leg},
        transfer,
    },
    kernel::{Error, Id, Money, Rate, mark, text::Named},
    store::Reads,
};

fn reach() -> Reach {
    Reach { locations: vec![location()], home: location() }
}
fn moves(book: &Book, direction: Direction, at: usize, amount: i64) -> crate::kernel::Result<Operation> {
    let ask = MovementAsk {
        direction,
        amount: Money(amount),
        article: article(direction),
        cashbox: cashbox(at),
        day: today(),
        comment: String::new(),
    };
    book.write(move |tx| movement(tx, &ask, &reach()))
}
fn takes(book: &Book, of: usize, at: usize, amount: i64) -> crate::kernel::Result<Operation> {
    book.write(move |tx| order_money::take(tx, &money_of(of), &[part(at, amount)], None, ""))
}
fn reverses(book: &Book, id: Id<mark::Payment>) -> crate::kernel::Result<Operation> {
    book.write(move |tx| reversal(tx, &ReversalAsk { payment: id, day: today(), comment: "wrong".into() }))
}

#[test]
fn a_drawer_does_not_pay_out_more_than_it_holds() {
    let book = Book::new();
    moves(&book, Direction::In, 0, 500).expect("an income");
    assert_eq!(refused(moves(&book, Direction::Out, 0, 501)), "not_enough_cash");
    assert_eq!(book.held(0), Money(500), "nothing of a refused operation stays");
    moves(&book, Direction::Out, 2, 501).expect("a bank account may be overdrawn");
    assert!(book.findings().is_empty());
}

#[test]
fn an_operation_is_reversed_once_and_its_reversal_never() {
    let book = Book::new();
    let id = moves(&book, Direction::In, 0, 500).expect("an income").id;
    let back = reverses(&book, id).expect("a reversal").id;
    assert_eq!(refused(reverses(&book, id)), "already_reversed");
    assert_eq!(refused(reverses(&book, back)), "reversal_of_reversal");
    let taken = takes(&book, 0, 0, 100).expect("a prepayment").id;
    assert_eq!(refused(reverses(&book, taken)), "reverse_in_order");
    let charge =
        book.write(|tx| order_money::charge(tx, &money_of(1), Money(300), NOTHING)).expect("a charge").expect("not for nothing").id;
    assert_eq!(refused(book.write(move |tx| ledger::reverse(tx, charge, today(), "by hand".into()))), "not_by_hand");
    assert_eq!(refused(book.write(|tx| order_money::charge(tx, &money_of(1), Money(300), NOTHING))), "already_charged");
}

#[test]
fn no_more_goes_back_than_was_paid_and_by_the_same_way() {
    let book = Book::new();
    takes(&book, 0, 1, 300).expect("by card");
    moves(&book, Direction::In, 0, 900).expect("cash for change");
    let refund = |at: usize, amount: i64, way: Way| book.write(move |tx| order_money::refund(tx, &money_of(0), part(at, amount), way, ""));
    assert_eq!(refused(refund(1, 301, Way::AsPaid)), "refund_too_large");
    assert_eq!(refused(refund(0, 100, Way::AsPaid)), "refund_other_way");
    refund(0, 100, Way::Any).expect("by right");
    assert_eq!(refused(refund(1, 201, Way::Any)), "refund_too_large");
    refund(1, 200, Way::AsPaid).expect("the rest as it was paid");
}

#[test]
fn a_payment_that_was_refunded_is_not_taken_back_before_its_refund() {
    let book = Book::new();
    let paid = takes(&book, 0, 0, 300).expect("a prepayment").id;
    takes(&book, 1, 0, 300).expect("others' money in the drawer");
    let back = book.write(|tx| order_money::refund(tx, &money_of(0), part(0, 300), Way::AsPaid, "")).expect("a refund").id;
    let take_back = |id| book.write(move |tx| order_money::take_back(tx, id, today(), "wrong"));
    assert_eq!(refused(take_back(paid)), "refunded_since");
    take_back(back).expect("the refund first");
    take_back(paid).expect("then the payment");
    assert!(book.findings().is_empty());
}

#[test]
fn a_prepayment_reversed_after_the_hand_over_is_a_debt_again() {
    let book = Book::new();
    let paid = takes(&book, 0, 0, 300).expect("a prepayment").id;
    book.write(|tx| order_money::charge(tx, &money_of(0), Money(300), NOTHING)).expect("handed over");
    book.write(move |tx| order_money::take_back(tx, paid, today(), "a false note")).expect("a reversal");
    assert_eq!(book.read(|r| order_money::owed(r, order(0))), Money(300));
    assert_eq!(book.read(|r| ledger::balance(r, Account::Advances, client(0).cast())), Money::ZERO);
    book.write(|tx| order_money::change_client(tx, &money_of(0), client(1))).expect("the order is his now");
    assert_eq!(book.read(|r| order_money::client_balance(r, client(1))), Money(-300));
    assert_eq!(book.read(|r| order_money::client_balance(r, client(0))), Money::ZERO);
    assert!(book.findings().is_empty());
}

#[test]
fn notes_are_counted_against_the_part_in_cash_only() {
    let book = Book::new();
    let take =
        |tendered: i64| book.write(move |tx| order_money::take(tx, &money_of(0), &[part(0, 300), part(1, 700)], Some(Money(tendered)), ""));
    assert_eq!(refused(take(299)), "tendered_too_little");
    assert_eq!(take(500).expect("enough").change(), Some(Money(200)));
    let by_card = book.write(|tx| order_money::take(tx, &money_of(0), &[part(1, 700)], Some(Money(1000)), "")).expect("by card");
    assert_eq!(by_card.tendered, None, "nobody gives change from a card");
    assert_eq!(refused(takes(&book, 0, 0, 0)), "no_amount");
    assert_eq!(refused(takes(&book, 0, 0, -5)), "no_amount");
    assert_eq!(refused(book.write(|tx| order_money::take(tx, &money_of(0), &[], None, ""))), "no_amount");
}

#[test]
fn two_parts_make_up_the_whole_or_are_refused() {
    let split = |other: Option<usize>, amount: i64| split(part(0, 1000), other.map(cashbox), Money(amount));
    assert_eq!(split(None, 0).expect("one part"), vec![part(0, 1000)]);
    assert_eq!(split(Some(1), 400).expect("two parts"), vec![part(0, 600), part(1, 400)]);
    let codes = [(Some(1), 1000), (Some(1), 1001), (Some(1), 0), (Some(0), 400), (None, 400)]
        .map(|(other, amount)| refused(split(other, amount).map_err(Error::from)));
    assert_eq!(codes, ["split_too_large", "split_too_large", "split_missing", "same_cashbox", "no_other_cashbox"]);
}

#[test]
fn a_foreign_cashbox_does_not_exist() {
    let book = Book::new();
    assert!(matches!(moves(&book, Direction::In, 3, 500), Err(Error::Hidden)));
    let ask = TransferAsk { amount: Money(1), from: cashbox(2), to: cashbox(3), day: today(), comment: String::new() };
    assert!(matches!(book.write(move |tx| transfer(tx, &ask, &reach())), Err(Error::Hidden)));
    assert_eq!(refused(takes(&book, 0, 3, 100)), "no_cashbox");
    let ask = TransferAsk { amount: Money(1), from: cashbox(2), to: cashbox(2), day: today(), comment: String::new() };
    assert_eq!(refused(book.write(move |tx| transfer(tx, &ask, &reach()))), "same_cashbox");
}

#[test]
fn an_article_of_the_other_direction_or_of_the_program_is_refused() {
    let book = Book::new();
    for wrong in [article(Direction::Out), Id::fixed(410)] {
        let ask = MovementAsk {
            direction: Direction::In,
            amount: Money(5),
            article: wrong,
            cashbox: cashbox(0),
            day: today(),
            comment: String::new(),
        };
        assert_eq!(refused(book.write(move |tx| movement(tx, &ask, &reach()))), "no_article");
    }
}

#[test]
fn a_closed_period_takes_nothing() {
    let book = Book::new();
    let ask = PeriodsAsk { places: vec![(location(), "Main".into(), Some(today()))] };
    let closing = ask.clone();
    book.write(move |tx| close_periods(tx, &closing)).expect("closed");
    book.write(move |tx| close_periods(tx, &ask)).expect("the same again");
    assert_eq!(refused(moves(&book, Direction::In, 0, 500)), "period_closed");
    assert_eq!(refused(takes(&book, 0, 0, 500)), "period_closed");
    book.write(|tx| close_periods(tx, &PeriodsAsk { places: vec![(location(), "Main".into(), Some(today().plus(-1)))] })).expect("earlier");
    moves(&book, Direction::In, 0, 500).expect("open again");
    assert_eq!(book.read(|r| r.need::<Closed>(&location())).until, today().plus(-1));
}

#[test]
fn an_opening_balance_is_entered_once_until_reversed() {
    let book = Book::new();
    let opens = || {
        let ask = OpeningAsk { cashbox: cashbox(0), amount: Money(700), day: today(), comment: String::new() };
        book.write(move |tx| opening(tx, &ask, &reach()))
    };
    let id = opens().expect("an opening balance").id;
    assert_eq!(refused(opens()), "already_opened");
    reverses(&book, id).expect("it was wrong");
    opens().expect("again");
    assert_eq!(book.held(0), Money(700));
}

#[test]
fn a_cashbox_with_money_stays_and_keeps_its_kind() {
    let book = Book::new();
    moves(&book, Direction::In, 0, 500).expect("an income");
    assert_eq!(refused(book.write(|tx| archive_cashbox(tx, cashbox(0)))), "cashbox_not_empty");
    let ask = |kind| CashboxAsk { id: Some(cashbox(0)), name: Named::plain("Drawer"), kind, location: None, fee: Rate::ZERO };
    let (bank, cash) = (ask(CashboxKind::Bank), ask(CashboxKind::Cash));
    assert_eq!(refused(book.write(move |tx| put_cashbox(tx, &bank))), "cashbox_kind_fixed");
    book.write(move |tx| put_cashbox(tx, &cash)).expect("a new name");
    book.write(|tx| raise_cashbox(tx, cashbox(2))).expect("higher");
    book.write(|tx| archive_cashbox(tx, cashbox(1))).expect("an empty one goes");
    assert_eq!(refused(takes(&book, 0, 1, 100)), "no_cashbox");
    assert_eq!(refused(moves(&book, Direction::In, 1, 5)), "cashbox_archived");
    for at in [2, 3] {
        book.write(move |tx| archive_cashbox(tx, cashbox(at))).expect("empty");
    }
    moves(&book, Direction::Out, 0, 500).expect("emptied");
    assert_eq!(refused(book.write(|tx| archive_cashbox(tx, cashbox(0)))), "last_cashbox");
}

#[test]
fn a_system_article_is_renamed_and_nothing_else() {
    let book = Book::new();
    let ask =
        ArticleAsk { id: Some(Id::fixed(410)), name: Named::plain("Advance"), direction: Direction::Out, activity: Activity::Financing };
    book.write(move |tx| put_article(tx, &ask)).expect("a new name");
    let after = book.read(|r| r.need::<crate::cash::Article>(&Id::fixed(410)));
    assert_eq!((after.name.ru.as_str(), after.direction, after.activity), ("Advance", Direction::In, Activity::Operating));
    let archived = book.write(|tx| crate::cash::article_list::archive_article(tx, Id::fixed(410)));
    assert_eq!(refused(archived), "system_article");
}

#[test]
fn the_book_does_not_take_what_does_not_balance_or_stands_on_a_wrong_account() {
    let book = Book::new();
    let leg = |account, of: Id<()>, amount| Leg { account, of, amount: Money(amount) };
    let off = vec![leg(Account::Cash, cashbox(0).cast(), 5), leg(Account::Owner, Id::fixed(0), -4)];
    assert!(matches!(book.write(move |tx| ledger::post(tx, basis(OpKind::Income), off.clone())), Err(Error::Fault(_))));
    let wrong = vec![leg(Account::Bank, cashbox(0).cast(), 5), leg(Account::Owner, Id::fixed(0), -5)];
    assert!(matches!(book.write(move |tx| ledger::post(tx, basis(OpKind::Income), wrong.clone())), Err(Error::Fault(_))));
}
