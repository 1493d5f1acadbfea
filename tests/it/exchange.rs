//! Stories of Excel: what goes out reads back as it is kept here.

use calamine::{DataRef, Reader, Xlsx};
use verstak::{
    clients::{self, ClientAsk},
    kernel::Phone,
    log::fact,
};

use crate::shop::Shop;

/// The cells of the first sheet as text, by row.
fn read_back(bytes: &[u8]) -> (String, Vec<Vec<String>>) {
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
