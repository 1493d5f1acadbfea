//! Pictures of a product: kept in the one file, so that a copy of it holds them, in parts that a transaction can carry.

use maud::{Markup, html};
use serde::{Deserialize, Serialize};

use super::{
    PATH, Picture, PicturePart, Product, card,
    fact::{GoodsFact, about},
    image::{self, BadImage, Kind},
    refusal::GoodsRefusal,
    text,
};
use crate::{
    kernel::{Error, Id, Result, Right, mark},
    log::Record,
    store::{Reads, Write},
    web::{Cx, Reply, ui},
};

/// Pictures of one product.
const MOST: usize = 8;
/// Bytes of one part.
const PART: usize = 256 << 10;
/// What a form with several of them may weigh.
pub const BODY: usize = 20 << 20;

fn why(wrong: BadImage) -> GoodsRefusal {
    match wrong {
        BadImage::Kind => GoodsRefusal::NotPicture,
        BadImage::Broken => GoodsRefusal::BrokenPicture,
        BadImage::TooLarge => GoodsRefusal::PictureTooLarge,
    }
}

/// A picture ready to be kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Ready {
    mime: String,
    bytes: Vec<u8>,
}

fn attach(tx: &mut Write<'_>, id: Id<mark::Product>, pictures: &[Ready]) -> Result<()> {
    let mut product = tx.need::<Product>(&id)?;
    if product.pictures.len() + pictures.len() > MOST {
        return Err(GoodsRefusal::TooManyPictures { most: MOST }.into());
    }
    for ready in pictures {
        let picture = Picture { id: tx.id(), product: id, mime: ready.mime.clone(), size: ready.bytes.len() as u64 };
        tx.put(&picture)?;
        for (number, bytes) in (0_u16..).zip(ready.bytes.chunks(PART)) {
            tx.put(&PicturePart { picture: picture.id, number, bytes: bytes.to_vec() })?;
        }
        product.pictures.push(picture.id);
    }
    product.version += 1;
    tx.put(&product)?;
    let count = u32::try_from(pictures.len()).unwrap_or_default();
    tx.record(about(id), &GoodsFact::PicturesAdded { name: product.name, count })
}

fn remove(tx: &mut Write<'_>, id: Id<mark::Product>, picture: Id<mark::Picture>) -> Result<()> {
    let mut product = tx.need::<Product>(&id)?;
    if !product.pictures.contains(&picture) {
        tx.quiet("it is gone already");
        return Ok(());
    }
    product.pictures.retain(|known| *known != picture);
    product.version += 1;
    tx.put(&product)?;
    for part in tx.all::<PicturePart>((picture,))? {
        tx.delete::<PicturePart>(&(picture, part.number))?;
    }
    tx.delete::<Picture>(&picture)?;
    tx.record(about(id), &GoodsFact::PictureRemoved { name: product.name })
}

/// The first picture is the one that lists show.
fn first(tx: &mut Write<'_>, id: Id<mark::Product>, picture: Id<mark::Picture>) -> Result<()> {
    let mut product = tx.need::<Product>(&id)?;
    let Some(at) = product.pictures.iter().position(|known| *known == picture) else { return Err(Error::Hidden) };
    let moved = product.pictures.remove(at);
    product.pictures.insert(0, moved);
    product.version += 1;
    tx.put(&product)?;
    tx.record(about(id), &GoodsFact::PictureFirst { name: product.name })
}

/// The files of the form, ready to be kept.
fn ready(cx: &Cx) -> Result<Vec<Ready>> {
    let files: Vec<&[u8]> = cx.uploads("file").map(|upload| upload.bytes.as_slice()).filter(|bytes| !bytes.is_empty()).collect();
    if files.is_empty() {
        return Err(GoodsRefusal::NoPicture.into());
    }
    let cleaned = |bytes: &[u8]| {
        let (kind, bytes) = image::cleaned(bytes).map_err(why)?;
        Ok(Ready { mime: kind.mime().into(), bytes })
    };
    files.into_iter().map(cleaned).collect()
}

/// What is refused is said on the card, beside the field the files were chosen in.
pub async fn add(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Product> = cx.path("id")?;
    let done = match ready(&cx) {
        Ok(ready) => cx.write(move |tx| attach(tx, id, &ready)).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(Reply::redirect(format!("{PATH}/{id}")).saying(text::PICTURES_ADDED.get(cx.lang()))),
        Err(Error::Refused(refusal)) => card::again(&cx, id, refusal.say(cx.lang())).await,
        Err(error) => Err(error),
    }
}

pub async fn take_away(cx: Cx) -> Result<Reply> {
    let (id, picture) = (cx.path("id")?, cx.path("picture")?);
    cx.write(move |tx| remove(tx, id, picture)).await?;
    Ok(Reply::redirect(format!("{PATH}/{id}")).saying(text::PICTURE_REMOVED.get(cx.lang())))
}

pub async fn put_first(cx: Cx) -> Result<Reply> {
    let (id, picture) = (cx.path("id")?, cx.path("picture")?);
    cx.write(move |tx| first(tx, id, picture)).await?;
    Ok(Reply::redirect(format!("{PATH}/{id}")))
}

/// The picture itself, by a name of ours and the kind its own bytes have.
pub async fn show(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Picture> = cx.path("picture")?;
    let (picture, parts) = cx.read(|r| Ok((r.need::<Picture>(&id)?, r.all::<PicturePart>((id,))?))).await?;
    let kind = Kind::of_mime(&picture.mime).ok_or(Error::Hidden)?;
    let bytes = parts.into_iter().flat_map(|part| part.bytes).collect();
    Ok(Reply::Raw { status: 200, mime: kind.mime(), bytes })
}

pub fn url(id: Id<mark::Picture>) -> String {
    format!("/goods/pictures/{id}")
}

/// Pictures of a card, with what may be done to them.
pub fn gallery(cx: &Cx, product: &Product, wrong: Option<&str>) -> Markup {
    let (lang, may) = (cx.lang(), cx.may(Right::EditGoods));
    let path = format!("{PATH}/{}/pictures", product.id);
    html! {
        @if !product.pictures.is_empty() {
            div.gallery {
                @for (at, id) in product.pictures.iter().enumerate() {
                    figure {
                        a href=(url(*id)) target="_blank" rel="noopener" { img src=(url(*id)) alt=(text::PICTURE_OF.with(lang, &[&(at + 1), &product.name])) loading="lazy"; }
                        @if may {
                            figcaption {
                                @if at > 0 { (ui::post_button(cx, &format!("{path}/{id}/first"), "icon-btn icon-btn--s", html! { (ui::small_icon("star")) span.sr { (text::PICTURE_FIRST.get(lang)) } })) }
                                (ui::post_button(cx, &format!("{path}/{id}/removal"), "icon-btn icon-btn--s", html! { (ui::small_icon("trash-2")) span.sr { (text::PICTURE_REMOVE.get(lang)) } }))
                            }
                        }
                    }
                }
            }
        }
        @if let Some(said) = wrong.filter(|_| product.pictures.len() >= MOST) { span.error role="alert" { (ui::icon("circle-alert")) (said) } }
        @if may && product.pictures.len() < MOST {
            form.gallery__add method="post" action=(path) enctype="multipart/form-data" hx-boost="false" {
                (ui::hidden(cx))
                input.input type="file" name="file" multiple required accept="image/jpeg,image/png,image/webp" aria-label=(text::PICTURES.get(lang)) aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong.map(|_| "e-file")];
                button.btn { (ui::icon("upload")) (text::PICTURES_ADD.get(lang)) }
                @match wrong {
                    Some(said) => span.error id="e-file" role="alert" { (ui::icon("circle-alert")) (said) },
                    None => span.hint { (text::PICTURES_HINT.get(lang)) },
                }
            }
        }
    }
}
