//! Stories of Excel: what goes out reads back as it is kept here.

use calamine::{DataRef, Reader, Xlsx};
use verstak::{
    catalog,
    clients::{self, ClientAsk},
    kernel::{Moment, Phone},
    log::{JobRow, fact},
    store::{Reads, Walk},
};

use crate::shop::Shop;

/// The cells of the first sheet as text, by row.
pub fn read_back(bytes: &[u8]) -> (String, Vec<Vec<String>>) {
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let name = book.sheet_names().first().cloned().expect("a sheet");
    let mut cells = book.worksheet_cells_reader(&name).expect("cells");
    let mut rows: Vec<Vec<String>> = Vec::new();
    while let Some(cell) = cells.next_cell().expect("a sound cell") {
        let (row, column) = (cell.get_position().0 as usize, cell.get_position().1 as usize);
        rows.resize(rows.len().max(row + 1), Vec::new());
        let line = &mut rows[row];
        line.resize(line.len().max(column + 1), String::new());
        line[column] = match cell.get_value() {
            DataRef::SharedString(text) => (*text).to_string(),
            DataRef::String(text) => text.clone(),
            DataRef::Float(number) => format!("#{number}"),
            DataRef::Int(number) => format!("#{number}"),
            DataRef::DateTime(at) => format!("@{:?}", at.to_ymd_hms_milli()),
            DataRef::Empty => String::new(),
            other => format!("{other:?}"),
        };
    }
    (name, rows)
}

#[tokio::test]
async fn clients_go_out_as_texts_and_dates_and_leave_a_trace() {
    let shop = Shop::new().await;
    shop.write(|tx| {
        let ask = ClientAsk::person("=СУММ(A1:A9)", Phone::parse("8 900 555-01-23"));
        clients::create(tx, &ask)
    })
    .await;
    let owner = shop.owner().await;
    let file = owner.post("/exchange/clients", &[]).await.ok();
    let (name, rows) = read_back(&file.bytes);
    assert_eq!(name, "Клиенты");
    assert_eq!(rows[0][..3], ["Номер", "Имя или название", "Телефоны"]);
    assert_eq!(rows[1][..3], ["1", "=СУММ(A1:A9)", "+7 900 555-01-23"]);
    assert_eq!(rows[1][14], "@(2026, 11, 23, 10, 0, 0, 0)");
    let last = shop.read(|r| fact::audit(r, None, 1)).await;
    assert!(last[0].body.contains("\"clients\"") && last[0].body.contains("\"rows\":1"), "{}", last[0].body);
    assert_eq!(last[0].name, "Орлова Мария");
}

#[tokio::test]
async fn the_price_list_goes_out_with_numbers_and_cost_only_for_those_who_may_see_it() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let (_, rows) = read_back(&owner.post("/exchange/services", &[]).await.ok().bytes);
    assert!(rows.len() > 10 && rows[1][3].starts_with('#'), "{:?}", &rows[1]);
    assert_eq!(rows[0].last().map(String::as_str), Some("Себестоимость"));
    let master = shop.hire("Ковалёв Артём", "kovalev", "master").await;
    master.post("/exchange/clients", &[]).await.is(403);
}

#[tokio::test]
async fn orders_go_out_even_when_there_are_none_yet() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let (name, rows) = read_back(&owner.post("/exchange/orders?view=all", &[]).await.ok().bytes);
    assert_eq!((name.as_str(), rows.len(), rows[1][0].as_str(), rows[1][18].as_str()), ("Заказы", 2, "Итого", "#0"));
    owner.get("/exchange").await.ok().says("Прайс работ");
}

/// Does what the outbox promises, as the worker does.
pub async fn work_off(shop: &Shop) {
    loop {
        let jobs = shop.read(|r| r.all::<JobRow>(())).await;
        let Some(job) = jobs.into_iter().next() else { return };
        let handler = verstak::app::handlers().into_iter().find(|handler| handler.kind == job.kind).expect("a handler");
        (handler.run)(shop.site.clone(), job.body.clone()).await.expect("the job is done");
        // Once more: a job may be done again after a crash.
        (handler.run)(shop.site.clone(), job.body.clone()).await.expect("the job is done again");
        shop.write(move |tx| {
            tx.quiet("the outbox is a to-do list");
            tx.delete::<JobRow>(&(job.due, job.id))
        })
        .await;
    }
}

pub fn file(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.strip_prefix('#').and_then(|number| number.parse::<f64>().ok()) {
                Some(number) => sheet.write(row, column, number),
                None => sheet.write(row, column, *cell),
            }
            .expect("a cell");
        }
    }
    book.save_to_buffer().expect("a file")
}

/// The same of rows that were made up.
pub fn long_file(rows: &[Vec<String>]) -> Vec<u8> {
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    file(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

async fn everyone(shop: &Shop) -> Vec<clients::Client> {
    let mut all: Vec<clients::Client> = Vec::new();
    shop.read(|r| {
        clients::each(r, |client| {
            all.push(client);
            Ok(Walk::On)
        })
    })
    .await;
    all.sort_by_key(|client| client.number);
    all
}

#[tokio::test]
async fn a_messy_file_of_clients_comes_in_is_told_about_by_row_and_is_taken_back() {
    let shop = Shop::new().await;
    let known = shop.write(|tx| clients::create(tx, &ClientAsk::person("Петров Иван Сергеевич", Phone::parse("+7 900 555-01-23")))).await;
    let bytes = file(&[
        &["Наша база клиентов за 2025 год"],
        &[],
        &["Телефон", "ФИО", "Почта", "Скидка %", "Комментарий", "Откуда узнал"],
        &["8 (900) 111-22-33, 8 900 111 22 34", "Анна Смирнова", "anna@example.ru", "#7", "=1+1", "Сарафан"],
        &["#79005550123", "Петров Иван", "petrov@example.ru", "", "", ""],
        &["позвонить жене", "Семён", "", "", "", ""],
        &["+7 900 222-33-44", "", "не почта", "", "", ""],
        &["8-900-111-22-33", "Смирнова Анна", "", "", "", ""],
        &[],
        &["", "Мастер без телефона", "", "", "", ""],
    ]);
    let owner = shop.owner().await;
    let kind = [("kind", "clients")];
    let path = owner.upload("/exchange/import", &kind, ("file", "база.xlsx", &bytes)).await.goes_to();
    owner.get(&path).await.ok().says("Анна Смирнова").says("Что в столбцах");
    let columns = [
        ("column_0", "phones"),
        ("column_1", "name"),
        ("column_2", "email"),
        ("column_3", "discount"),
        ("column_4", "note"),
        ("column_5", "source"),
    ];
    let twice = owner.post(&format!("{path}/mapping"), &[("column_0", "name"), ("column_1", "name")]).await.is(422);
    twice.says("выбрано для двух столбцов");
    let check = owner.post(&format!("{path}/mapping"), &columns).await.goes_to();
    let report = owner.get(&check).await.ok();
    report.says("Новых 2").says("Обновится 1").says("Повторов 1").says("С ошибками 2").says("Загрузить 3 строки");
    report.says("6 Телефоны позвонить жене").says("7 Имя или название Нет имени").says("7 E-mail не почта");
    assert_eq!(everyone(&shop).await.len(), 1, "a dry run writes nothing");

    let other = shop.hire("Белова Ольга", "belova", "manager").await;
    other.get(&path).await.is(404);

    assert_eq!(owner.post(&format!("{path}/application"), &[]).await.goes_to(), path);
    owner.get(&path).await.ok().says("Загружаем");
    work_off(&shop).await;
    owner.get(&path).await.ok().says("Загружен").says("Новых 2").says("Отменить загрузку");
    let all = everyone(&shop).await;
    assert_eq!(all.len(), 3);
    let anna = all.iter().find(|client| client.name == "Анна Смирнова").expect("Anna came in");
    assert_eq!((anna.phones.len(), anna.note.as_str(), anna.discounts.works_in_orders.0), (2, "=1+1\nСарафан", 700));
    let petrov = all.iter().find(|client| client.id == known.id).expect("Petrov stays");
    assert_eq!((petrov.name.as_str(), petrov.email.as_str()), ("Петров Иван Сергеевич", "petrov@example.ru"));
    shop.is_sound().await;

    let id = anna.id;
    shop.write(move |tx| {
        let ask = ClientAsk::person("Анна Смирнова-Белая", None);
        clients::edit(tx, &clients::EditAsk { id, version: None, client: ask, names: Vec::new() })
    })
    .await;
    owner.post(&format!("{path}/reversal"), &[]).await.goes_to();
    work_off(&shop).await;
    owner.get(&path).await.ok().says("Отменён").says("Отменено 2").says("изменены после загрузки 1");
    let all = everyone(&shop).await;
    let standing: Vec<&str> = all.iter().filter(|client| !client.archived).map(|client| client.name.as_str()).collect();
    assert_eq!(standing, ["Петров Иван Сергеевич", "Анна Смирнова-Белая"]);
    assert_eq!(all[0].email, "");
    owner.get("/exchange/imports").await.ok().says("база.xlsx").says("Отменён");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_price_list_goes_out_is_changed_and_comes_back() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let (_, rows) = read_back(&owner.post("/exchange/services", &[]).await.ok().bytes);
    let (category, name) = (rows[1][0].clone(), rows[1][1].clone());
    let was = shop.read(|r| catalog::all_services(r)).await;
    let bytes = file(&[
        &["Гарантия", "Услуга", "Категория", "Цена, руб."],
        &["3 мес.", &name, &category, "1 234,50 руб."],
        &["#30", "Пайка по договорённости", "Сложный ремонт", "#990"],
        &["", "Без цены", "Сложный ремонт", ""],
        &["", "Странная цена", "Сложный ремонт", "дорого"],
    ]);
    let path = owner.upload("/exchange/import", &[("kind", "services")], ("file", "прайс.xlsx", &bytes)).await.goes_to();
    let columns = [("column_0", "warranty"), ("column_1", "service"), ("column_2", "category"), ("column_3", "price")];
    let check = owner.post(&format!("{path}/mapping"), &columns).await.goes_to();
    owner.get(&check).await.ok().says("Новых 1").says("Обновится 1").says("С ошибками 2").says("Это не сумма");
    owner.post(&format!("{path}/application"), &[]).await.goes_to();
    work_off(&shop).await;
    let now = shop.read(|r| catalog::all_services(r)).await;
    assert_eq!(now.len(), was.len() + 1);
    let changed = now.iter().find(|service| service.id == was[0].id).expect("the work");
    assert_eq!((changed.price.0, changed.warranty_days, changed.minutes), (123_450, 90, was[0].minutes));
    shop.is_sound().await;
    shop.clock.advance(2 * Moment::DAY);
    let owner = shop.owner().await;
    owner.post(&format!("{path}/reversal"), &[]).await.is(422);
}

#[tokio::test]
async fn a_file_that_is_not_excel_is_refused_in_words_and_rights_are_asked_for() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let refused = owner.upload("/exchange/import", &[("kind", "clients")], ("file", "скан.xlsx", b"%PDF-1.7 scan")).await.is(422);
    refused.says("Это не файл Excel");
    owner.get("/exchange/import?kind=clients").await.ok().says("Загрузка из Excel");
    let master = shop.hire("Ковалёв Артём", "kovalev", "master").await;
    master.get("/exchange/import?kind=clients").await.is(403);
    master.get("/exchange").await.ok();
}

/// A workbook of several sheets: name, whether it is hidden, rows.
fn sheets(all: &[(&str, bool, &[&[&str]])]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let shown = all.iter().position(|(_, hidden, _)| !hidden).unwrap_or(0);
    for (at, (name, hidden, rows)) in all.iter().enumerate() {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).expect("a name").set_hidden(*hidden).set_active(at == shown);
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write(row, column, *cell).expect("a cell");
            }
        }
    }
    book.save_to_buffer().expect("a file")
}

#[tokio::test]
async fn of_several_sheets_the_likeliest_is_offered_and_another_may_be_chosen() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let bytes = sheets(&[
        ("Списки", true, &[&["Услуга", "Цена", "Категория", "Гарантия"], &["Скрытая", "1", "Нет", "1"]]),
        ("Титул", false, &[&["Прайс мастерской «Луч»"]]),
        ("Телефоны", false, &[&["Услуга", "Цена"], &["Замена стекла наклейкой", "1 234,50 ₽"], &["Пропайка", "700"]]),
        ("Планшеты", false, &[&["Услуга", "Цена"], &["Замена тачскрина планшета", "2500"]]),
    ]);
    let path = owner.upload("/exchange/import", &[("kind", "services")], ("file", "прайс.xlsx", &bytes)).await.goes_to();
    let page = owner.get(&path).await.ok();
    page.says("Титул").says("Планшеты 1 строка").says("Замена стекла наклейкой").hides("Списки").hides("Скрытая");
    assert_eq!(owner.post(&format!("{path}/sheet"), &[("sheet", "2")]).await.goes_to(), path);
    owner.get(&path).await.ok().says("Замена тачскрина планшета").hides("Пропайка");
    owner.post(&format!("{path}/sheet"), &[("sheet", "9")]).await.is(404);
    owner.post(&format!("{path}/sheet"), &[("sheet", "1")]).await.goes_to();
    let columns = [("column_0", "service"), ("column_1", "price")];
    let check = owner.post(&format!("{path}/mapping"), &columns).await.goes_to();
    owner.get(&check).await.ok().says("Новых 2").says("Загрузить 2 строки");
    owner.post(&format!("{path}/application"), &[]).await.goes_to();
    work_off(&shop).await;
    let made = shop.read(|r| catalog::all_services(r)).await;
    let glass = made.iter().find(|one| one.name.ru == "Замена стекла наклейкой").expect("the work came in");
    assert_eq!(glass.price.0, 123_450);
    assert!(!made.iter().any(|one| one.name.ru == "Замена тачскрина планшета"), "another sheet stays where it is");
    shop.is_sound().await;
}

#[tokio::test]
async fn rows_with_errors_come_back_as_a_file_with_the_reasons_and_are_imported_when_mended() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let bytes = file(&[
        &["Фамилия", "Имя", "Отчество", "Телефон", "Доп. телефон", "Скидка"],
        &["Ильина", "Вера", "Павловна", "8 900 111-22-33", "8 900 111-22-44", "#0.07"],
        &["Ким", "Олег", "", "перезвонит", "", "много"],
        &["Без", "Телефона", "", "", "", ""],
        &["Без", "Телефона", "", "", "", ""],
    ]);
    let path = owner.upload("/exchange/import", &[("kind", "clients")], ("file", "база.xlsx", &bytes)).await.goes_to();
    let columns = [
        ("column_0", "surname"),
        ("column_1", "name"),
        ("column_2", "patronymic"),
        ("column_3", "phones"),
        ("column_4", "more_phones"),
        ("column_5", "discount"),
    ];
    let check = owner.post(&format!("{path}/mapping"), &columns).await.goes_to();
    owner.get(&check).await.ok().says("Новых 2").says("Повторов 1").says("С ошибками 1").says("Скачать строки с ошибками");
    let wrong = owner.get(&format!("{path}/errors")).await.ok();
    let (_, rows) = read_back(&wrong.bytes);
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert_eq!(rows[0], ["Фамилия", "Имя", "Отчество", "Телефон", "Доп. телефон", "Скидка", "Что не так"]);
    assert_eq!(rows[1][..2], ["Ким", "Олег"]);
    assert!(rows[1][6].contains("Телефоны: Это не телефон") && rows[1][6].contains("Скидка, %: Процент"), "{}", rows[1][6]);
    owner.post(&format!("{path}/application"), &[]).await.goes_to();
    work_off(&shop).await;
    owner.get(&path).await.ok().says("Скачать строки с ошибками");
    let all = everyone(&shop).await;
    let vera = all.iter().find(|client| client.name == "Ильина Вера Павловна").expect("she came in");
    assert_eq!((vera.phones.len(), vera.discounts.works_in_orders.0), (2, 700));
    assert_eq!(all.iter().filter(|client| client.name == "Без Телефона").count(), 1);

    // The whole file once more: everybody is known, those without a phone too.
    let path = owner.upload("/exchange/import", &[("kind", "clients")], ("file", "база.xlsx", &bytes)).await.goes_to();
    let check = owner.post(&format!("{path}/mapping"), &columns).await.goes_to();
    owner.get(&check).await.ok().says("Новых 0").says("Повторов 3").says("Загружать нечего");
    let other = shop.hire("Белова Ольга", "belova", "manager").await;
    other.get(&format!("{path}/errors")).await.is(404);
}

#[tokio::test]
async fn the_rows_of_a_file_are_forgotten_after_a_day_and_what_came_of_it_stays() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let bytes = file(&[&["ФИО", "Телефон"], &["Анна Смирнова", "89001112233"]]);
    let looked_at = owner.upload("/exchange/import", &[("kind", "clients")], ("file", "смотрели.xlsx", &bytes)).await.goes_to();
    let brought = owner.upload("/exchange/import", &[("kind", "clients")], ("file", "загрузили.xlsx", &bytes)).await.goes_to();
    owner.post(&format!("{brought}/mapping"), &[("column_0", "name"), ("column_1", "phones")]).await.goes_to();
    owner.post(&format!("{brought}/application"), &[]).await.goes_to();
    work_off(&shop).await;
    verstak::exchange::tidy(&shop.site).await;
    owner.get(&looked_at).await.ok().says("Анна Смирнова");
    owner.get(&brought).await.ok().says("Отменить загрузку");
    let before = shop.read(verstak::app::check).await.rows;
    shop.clock.advance(Moment::DAY + Moment::HOUR);
    verstak::exchange::tidy(&shop.site).await;
    // Gone: two parts, one trace, and the import that was only looked at.
    assert_eq!(before - shop.read(verstak::app::check).await.rows, 4);
    let owner = shop.owner().await;
    owner.get(&looked_at).await.is(404);
    owner.get(&brought).await.ok().says("Загружен").says("Новых 1").hides("Отменить загрузку");
    owner.get("/exchange/imports").await.ok().says("загрузили.xlsx").hides("смотрели.xlsx");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_table_of_another_kind_is_named_and_told_how_to_be_saved() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0];
    let kinds: [(&str, &[u8], &str); 3] = [
        ("прайс.xls", &old, "старый формат Excel (.xls)"),
        ("прайс.csv", "Услуга;Цена\nЧистка;900\n".as_bytes(), "текстовая таблица (CSV"),
        ("выгрузка.xls", b"<html><table><tr><td>1</td></tr></table>", "веб-страница"),
    ];
    for (name, bytes, words) in kinds {
        owner
            .upload("/exchange/import", &[("kind", "services")], ("file", name, bytes))
            .await
            .is(422)
            .says(words)
            .says("Книга Excel (.xlsx)");
    }
    let empty = file(&[&[]]);
    owner
        .upload("/exchange/import", &[("kind", "services")], ("file", "пусто.xlsx", &empty))
        .await
        .is(422)
        .says("ни одной заполненной строки");
    owner.get("/exchange/imports").await.ok().says("Загрузок ещё не было");
}

#[tokio::test]
async fn the_clients_taken_out_are_those_the_list_shows() {
    let shop = Shop::new().await;
    shop.write(|tx| {
        clients::create(tx, &ClientAsk::person("Петров Иван", Phone::parse("8 900 555-01-23")))?;
        let firm = ClientAsk { kind: clients::ClientKind::Organisation, ..ClientAsk::person("ООО «Вектор»", None) };
        clients::create(tx, &firm)
    })
    .await;
    let owner = shop.owner().await;
    let names = async |query: &str| -> Vec<String> {
        let (_, rows) = read_back(&owner.post(&format!("/exchange/clients{query}"), &[]).await.ok().bytes);
        rows[1..].iter().map(|row| row[1].clone()).collect()
    };
    assert_eq!(names("").await.len(), 2);
    assert_eq!(names("?q=%D0%BF%D0%B5%D1%82%D1%80%D0%BE%D0%B2").await, ["Петров Иван"]);
    assert_eq!(names("?kind=organisation").await, ["ООО «Вектор»"]);
    let list = owner.get("/clients?kind=organisation").await.ok();
    assert!(list.body.contains("action=\"/exchange/clients?kind=organisation\""), "the button keeps the filter");
}
