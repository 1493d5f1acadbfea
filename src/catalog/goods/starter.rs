//! What every shop has before its first product: units of measure and the three usual prices.

use super::{Measure, PriceType, pricing::Rule, text};
use crate::{
    kernel::{Id, Result, Text, mark},
    store::{Reads, Write},
};

/// Pieces: what is meant when nobody says.
pub const PIECE: Id<mark::Measure> = Id::fixed(1);
/// The price on the tag, and the one that lists show.
pub const RETAIL: Id<mark::PriceType> = Id::fixed(1);
/// The price of a part put into a device.
pub const REPAIR: Id<mark::PriceType> = Id::fixed(2);
pub const WHOLESALE: Id<mark::PriceType> = Id::fixed(3);

/// Short name, name, digits after the mark, number in the classifier of units.
const MEASURES: [(Text, Text, u8, &str); 10] = [
    (text::U_PIECE, text::U_PIECE_NAME, 0, "796"),
    (text::U_SET, text::U_SET_NAME, 0, "839"),
    (text::U_PAIR, text::U_PAIR_NAME, 0, "715"),
    (text::U_PACK, text::U_PACK_NAME, 0, "778"),
    (text::U_METRE, text::U_METRE_NAME, 2, "006"),
    (text::U_SQUARE, text::U_SQUARE_NAME, 3, "055"),
    (text::U_GRAM, text::U_GRAM_NAME, 1, "163"),
    (text::U_KILO, text::U_KILO_NAME, 3, "166"),
    (text::U_MILLI, text::U_MILLI_NAME, 0, "111"),
    (text::U_LITRE, text::U_LITRE_NAME, 3, "112"),
];

const PRICE_TYPES: [(Id<mark::PriceType>, Text); 3] =
    [(RETAIL, text::PRICE_RETAIL), (REPAIR, text::PRICE_REPAIR), (WHOLESALE, text::PRICE_WHOLESALE)];

/// Fills a shop that has none of it; what is there already stays as the shop made it.
pub fn fill(tx: &mut Write<'_>) -> Result<()> {
    for ((short, name, decimals, code), position) in MEASURES.into_iter().zip(0_u32..) {
        let id = Id::fixed(u128::from(position) + 1);
        let row = Measure { id, short: short.into(), name: name.into(), decimals, code: code.into(), position, archived: false };
        if !tx.has::<Measure>(&id)? {
            tx.put(&row)?;
        }
    }
    for ((id, name), position) in PRICE_TYPES.into_iter().zip(0..) {
        if !tx.has::<PriceType>(&id)? {
            tx.put(&PriceType { id, name: name.into(), rule: Rule::Fixed, position, archived: false })?;
        }
    }
    Ok(())
}
