//! The form of a return: which lines and how much of each, good or faulty, where the money goes and why.

use maud::{Markup, html};

use super::{BackAsk, MoneyBack, ReturnAsk, may_take, text};
use crate::{
    cash::{Cashbox, CashboxKind, Part, Way, cashboxes_for},
    kernel::{Id, Money, Quantity, Refusal, Result, Right, mark},
    stock::{Warehouse, WarehouseKind, all_warehouses},
    store::Reads,
    web::{
        Cx, Fields, Form,
        api::{Sent, Words},
        text as web,
        ui::field::Draw,
    },
};

/// The money stays with the client.
const BALANCE: &str = "balance";
/// It goes into what it was paid with.
const AS_PAID: &str = "as_paid";

/// A line of what was sold.
pub struct OfferLine {
    /// Its place in what was sold, from nought.
    pub at: u32,
    pub name: String,
    pub rest: Quantity,
    /// What the rest of it is worth.
    pub net: Money,
    /// Numbers of the things that may come back.
    pub numbers: Vec<String>,
    /// Every piece has a number, so the numbers alone say how much.
    pub by_numbers: bool,
    pub is_goods: bool,
}

/// What was sold, as its return asks of it.
pub struct Sold {
    pub location: Id<mark::Location>,
    /// Where the goods left from.
    pub home: Option<Id<mark::Warehouse>>,
    pub lines: Vec<OfferLine>,
    pub debt: Money,
    /// Paid with what the client had left with the shop.
    pub from_balance: Money,
    pub into: Vec<Part>,
    pub through: Vec<(CashboxKind, Money)>,
    pub client: bool,
}

/// Everything the form is drawn and read by.
pub struct Offer {
    sold: Sold,
    warehouses: Vec<Warehouse>,
    cashboxes: Vec<Cashbox>,
    /// The cashbox most of it was paid through.
    usual: Option<Id<mark::Cashbox>>,
    /// Paid in more than one way: what came by each and has not gone back.
    ways: Vec<(String, Money)>,
}

impl Offer {
    pub fn read(cx: &Cx, reads: &impl Reads, sold: Sold) -> Result<Offer> {
        let mut warehouses = all_warehouses(reads)?;
        warehouses.retain(|one| may_take(one, sold.location));
        warehouses.sort_by_key(|one| Some(one.id) != sold.home);
        let cashboxes = cashboxes_for(reads, sold.location)?;
        let most = sold.through.iter().max_by_key(|(_, amount)| *amount).map(|(kind, _)| *kind);
        let usual = cashboxes.iter().find(|one| Some(one.kind) == most).map(|one| one.id);
        let named = |id| cashboxes.iter().find(|one| one.id == id).map(|one| one.name.get(cx.lang()).to_string());
        let mut ways: Vec<(String, Money)> = sold.into.iter().filter_map(|part| Some((named(part.cashbox)?, part.amount))).collect();
        if sold.from_balance.is_positive() {
            ways.push((text::BALANCE.get(cx.lang()).to_string(), sold.from_balance));
        }
        if ways.len() < 2 {
            ways.clear();
        }
        Ok(Offer { sold, warehouses, cashboxes, usual, ways })
    }

    /// Lines something may come back of.
    fn standing(&self) -> impl Iterator<Item = &OfferLine> {
        self.sold.lines.iter().filter(|line| line.rest.is_positive())
    }

    pub fn is_empty(&self) -> bool {
        self.standing().next().is_none()
    }

    /// Where what is faulty is put.
    fn defects(&self) -> Option<Id<mark::Warehouse>> {
        self.warehouses.iter().find(|one| one.kind == WarehouseKind::Defects).map(|one| one.id)
    }

    /// There is nothing to choose from.
    pub fn is_of_one_line(&self) -> bool {
        self.standing().count() == 1
    }

    /// The form as it is opened; `all` of what may come back stands in it, or nothing yet.
    pub fn form(&self, cx: &Cx, all: bool) -> Form {
        let mut form = Form::empty();
        for line in self.standing().filter(|_| all) {
            if !line.by_numbers {
                form.set(&format!("back_{}", line.at), line.rest.show(cx.lang()));
            }
            line.numbers.iter().for_each(|serial| form.push(&format!("serials_{}", line.at), serial));
        }
        if let Some(first) = self.warehouses.first() {
            form.set("warehouse", first.id.to_string());
        }
        let usual = self.usual.map(|id| id.to_string()).unwrap_or_default();
        form.set("money", if self.ways.is_empty() { usual } else { AS_PAID.to_string() });
        form
    }

    pub fn parse(&self, f: &mut Fields<'_>) -> ReturnAsk {
        let lines = self.sold.lines.iter().filter_map(|line| parse_line(f, line)).collect();
        let typed = f.raw("money");
        let money = match typed.as_str() {
            BALANCE => Some(MoneyBack::Balance),
            AS_PAID => Some(MoneyBack::AsPaid),
            _ => f.id_opt("money").map(MoneyBack::Cashbox),
        };
        let paid = !self.sold.into.is_empty() || self.sold.from_balance.is_positive();
        if money.is_none() && paid {
            f.refuse("money", text::NO_WAY_BACK);
        }
        let (chosen, faulty) = (f.id_opt("warehouse"), f.flag("faulty"));
        let warehouse = if faulty { self.defects().or(chosen) } else { chosen };
        let way = if f.cx.may_at(self.sold.location, Right::MoveCash) { Way::Any } else { Way::AsPaid };
        let money = money.unwrap_or(MoneyBack::AsPaid);
        ReturnAsk { lines, warehouse, money, way, reason: f.line("reason", 1..=300), day: f.cx.today() }
    }

    /// Puts a refusal where it is about something: at a line, at the warehouse, at the money.
    pub fn refuse(&self, form: &mut Form, cx: &Cx, refusal: &dyn Refusal) {
        let line = refusal.line().and_then(|line| self.sold.lines.iter().find(|one| one.at + 1 == line));
        let field = match (line, refusal.field()) {
            (Some(line), _) => format!("{}_{}", if line.by_numbers { "serials" } else { "back" }, line.at),
            (None, Some("cashbox" | "amount" | "money")) => "money".into(),
            (None, Some("warehouse")) => "warehouse".into(),
            (None, _) => String::new(),
        };
        form.refuse(&field, refusal.say(cx.lang()));
    }

    pub fn fields(&self, cx: &Cx, form: &Form) -> Markup {
        let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
        let choices = |id: &Id<()>, name: &str| (id.to_string(), name.to_string());
        let warehouses: Vec<(String, String)> = self.warehouses.iter().map(|one| choices(&one.id.cast(), one.name.get(lang))).collect();
        let mut ways: Vec<(String, String)> = self.cashboxes.iter().map(|one| choices(&one.id.cast(), one.name.get(lang))).collect();
        if !self.ways.is_empty() {
            ways.insert(0, (AS_PAID.into(), text::AS_PAID.get(lang).into()));
        }
        if self.sold.client {
            ways.push((BALANCE.into(), text::TO_BALANCE.get(lang).into()));
        }
        html! {
            (self.lines(cx, draw))
            @if self.standing().any(|line| line.is_goods) {
                (draw.field("warehouse", text::PUT_INTO).select(&warehouses))
                @if self.defects().is_some() { (draw.check("faulty", text::FAULTY)) }
            }
            @if self.standing().any(|line| line.net.is_positive()) { (draw.pick_one("money", text::MONEY_BACK, &ways)) }
            @if !self.ways.is_empty() {
                @let said = self.ways.iter().map(|(name, sum)| format!("{name} {}", cx.sum(*sum))).collect::<Vec<_>>().join(", ");
                span.hint { (text::PAID_SO.with(lang, &[&said])) }
            }
            @if self.sold.debt.is_positive() { span.hint { (text::DEBT_FIRST.with(lang, &[&cx.sum(self.sold.debt)])) } }
            (draw.field("reason", text::REASON).most(300).input())
        }
    }

    fn lines(&self, cx: &Cx, draw: Draw<'_>) -> Markup {
        let lang = cx.lang();
        html! {
            ul.lines.lines--flush {
                @for line in self.standing() {
                    @let one = line.net.share(Quantity::ONE, line.rest);
                    @let label = text::BACK_LINE.with(lang, &[&line.name, &line.rest.show(lang), &cx.sum(one)]);
                    @let numbers: Vec<(String, String)> = line.numbers.iter().map(|serial| (serial.clone(), serial.clone())).collect();
                    @let serials = format!("serials_{}", line.at);
                    li.till-back {
                        @if line.by_numbers { (draw.picks_named(&serials, &label, &numbers)) }
                        @else {
                            (draw.named(&format!("back_{}", line.at), &label).number().autocomplete("off").input())
                            @if !numbers.is_empty() { (draw.picks_named(&serials, text::WHICH.get(lang), &numbers)) }
                        }
                    }
                }
            }
        }
    }
}

/// Things with numbers are counted by them.
fn parse_line(f: &mut Fields<'_>, line: &OfferLine) -> Option<BackAsk> {
    let name = format!("back_{}", line.at);
    let serials = f.many(&format!("serials_{}", line.at), line.numbers.len().max(1));
    let typed = f.raw(&name);
    if line.by_numbers && typed.is_empty() {
        let quantity = Quantity(i64::try_from(serials.len()).unwrap_or(0) * Quantity::ONE.0);
        return Some(BackAsk { line: line.at, quantity, serials });
    }
    let quantity = if typed.is_empty() { Some(Quantity::ZERO) } else { Quantity::parse(&typed) };
    if quantity.is_none() {
        f.refuse(&name, web::BAD_QUANTITY);
    }
    quantity.map(|quantity| BackAsk { line: line.at, quantity, serials })
}

/// A line as another program sends it; `told` is how it calls the line.
pub fn send_line(sent: &mut Sent, at: u32, told: &str, quantity: Option<Words>, serials: Vec<Words>) {
    sent.put(&format!("back_{at}"), told, quantity);
    for serial in serials {
        let name = format!("serials_{at}");
        sent.push(&name, (&name, told), serial.0);
    }
}
