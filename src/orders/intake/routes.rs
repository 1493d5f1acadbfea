//! `/orders/new`: showing the form, its parts, and taking in.

use serde::{Deserialize, Serialize};

use super::{
    client, conditions, device, draft,
    form::{Then, allowed, parse},
    page::{Above, above, page},
    sheet::Sheet,
    take_in, text,
};
use crate::{
    catalog,
    clients::{self, Client, Device},
    kernel::{Id, Result, Right, mark},
    orders::Draft,
    store::Reads,
    web::{Cx, Form, May, Reply, Routes},
};

/// Clients shown to choose from without script.
const OFFERED: usize = 6;

pub fn intake_routes() -> Routes {
    let right = May(Right::TakeIn);
    Routes::new()
        .get("/orders/new", right, show)
        .post("/orders/new", right, create)
        .get("/orders/new/client", right, client::show)
        .get("/orders/new/serial", right, device::by_serial)
        .get("/orders/new/device", right, device::by_device)
        .get("/orders/new/type", right, device::by_type)
        .get("/orders/new/works", right, conditions::works)
        .post("/orders/new/draft", right, draft::save)
        .post("/orders/new/draft/removal", right, draft::discard)
}

/// `?draft=` goes on with a draft, `?client=` begins with a client, `?device=` with a device.
async fn show(cx: Cx) -> Result<Reply> {
    let form = begun(&cx).await?;
    let sheet = cx.read(|reads| Sheet::read(reads, &cx, &form)).await?;
    let above = above(&cx, &form).await?;
    Ok(cx.page(page(&cx, &sheet, &form, &above)))
}

async fn begun(cx: &Cx) -> Result<Form> {
    let employee = cx.who().id;
    if let Some(id) = cx.query("draft").and_then(|id| id.parse::<Id<mark::Draft>>().ok()) {
        let kept = cx.read(|reads| reads.get::<Draft>(&(employee, id))).await?;
        return Ok(kept.map(|draft| draft::form(&draft)).unwrap_or_default());
    }
    let mut form = Form::empty();
    if let Some(id) = cx.query("device").and_then(|id| id.parse().ok()) {
        let device = cx.read(|reads| clients::device(reads, id)).await?;
        device::lay_over(&mut form, &device);
        form.set("client", device.owner.to_string());
        form.set("receipt", "on");
    }
    if let Some(client) = cx.query("client") {
        form.set("client", client);
    }
    Ok(form)
}

/// What is answered to the form sent once more.
#[derive(Serialize, Deserialize)]
struct Made {
    order: Id<mark::Order>,
    number: String,
    client: Id<mark::Client>,
}

async fn create(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    if form.has("refresh") || form.has("pick") || form.has("pick_client") {
        return refreshed(&cx, form).await;
    }
    let sheet = cx.read(|reads| Sheet::read(reads, &cx, &form)).await?;
    let again = |form: &Form| Ok(cx.again(page(&cx, &sheet, form, &Above::default())));
    let Some((intake, then)) = form.parse(&cx, |fields| parse(fields, &cx, &sheet)) else { return again(&form) };
    allowed(&cx, &intake)?;
    let made = cx.carry_out(&mut form, intake, |tx, intake| {
        let order = take_in(tx, intake)?;
        Ok(Made { order: order.id, number: order.number, client: order.client })
    });
    let Some(made) = made.await? else { return again(&form) };
    Ok(gone_on(&cx, &made, then))
}

fn gone_on(cx: &Cx, made: &Made, then: Then) -> Reply {
    let Made { order, client, number } = made;
    let said = text::TAKEN.with(cx.lang(), &[number]);
    match then {
        Then { another: true, .. } => Reply::redirect(format!("/orders/new?client={client}&made={order}")),
        Then { receipt: true, label: true, .. } => Reply::redirect(format!("/orders/{order}/print/receipt?then=label")),
        Then { receipt: true, .. } => Reply::redirect(format!("/orders/{order}/print/receipt")),
        Then { label: true, .. } => Reply::redirect(format!("/orders/{order}/print/label")),
        Then { .. } => Reply::redirect(format!("/orders/{order}")).saying(said),
    }
}

/// The same form filled further, for a browser without script and for a change of location.
async fn refreshed(cx: &Cx, mut form: Form) -> Result<Reply> {
    let picked = form.value("pick").parse::<Id<mark::Device>>().ok();
    let serial = form.value("serial").to_string();
    let known = form.has("device");
    let found = cx.read(|reads| match picked {
        Some(id) => reads.get::<Device>(&id),
        None if known => Ok(None),
        None => Ok(clients::devices_by_serial(reads, &serial)?.into_iter().next()),
    });
    if let Some(device) = found.await? {
        device::lay_over(&mut form, &device);
        if form.value("client").is_empty() {
            form.set("client", device.owner.to_string());
        }
    }
    let (typed, kind) = (form.value("work_text").to_string(), form.value("type").parse().ok());
    if !typed.trim().is_empty() {
        let best = cx.read(|reads| catalog::find_services(cx, reads, &typed, kind, catalog::Guesses::Welcome, 1)).await?;
        if let Some(work) = best.first() {
            form.push("work", work.id.to_string());
            form.set("work_text", "");
        }
    }
    let mut above = Above::default();
    match form.value("pick_client").to_string() {
        said if said == "new" => {}
        said if !said.is_empty() => form.set("client", said),
        _ if form.value("client").is_empty() && !form.has("name") && !form.has("phone") => {
            above.clients = choose_client(cx, &mut form).await?
        }
        _ => {}
    }
    let sheet = cx.read(|reads| Sheet::read(reads, cx, &form)).await?;
    Ok(cx.page(page(cx, &sheet, &form, &above)))
}

/// Without script no list opens while typing: the only client who answers to what was typed is taken, several are shown.
async fn choose_client(cx: &Cx, form: &mut Form) -> Result<Vec<Client>> {
    let typed = form.value("client_text").to_string();
    if typed.trim().chars().count() < 3 {
        return Ok(Vec::new());
    }
    let finds = clients::find(cx, &typed, OFFERED).await?;
    let found: Vec<Client> = finds.found.into_iter().map(|found| found.client).collect();
    match found.as_slice() {
        [only] => form.set("client", only.id.to_string()),
        _ => return Ok(found),
    }
    Ok(Vec::new())
}
