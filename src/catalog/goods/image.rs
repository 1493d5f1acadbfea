//! What a picture must be to be kept: JPEG, PNG or WebP by its own bytes, of a sane size, with nothing in it that tells
//! where and by whom it was taken. The picture itself is not decoded: its parts are walked, and those that only describe it
//! are left behind; which way a photograph was held stays, because browsers turn it by that.

/// The largest file that is taken.
pub const LARGEST: usize = 6 << 20;
/// More points than this would fill a browser's memory.
const MOST_POINTS: u64 = 40_000_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Jpeg,
    Png,
    Webp,
}

impl Kind {
    pub fn mime(self) -> &'static str {
        match self {
            Kind::Jpeg => "image/jpeg",
            Kind::Png => "image/png",
            Kind::Webp => "image/webp",
        }
    }
    pub fn of_mime(mime: &str) -> Option<Kind> {
        [Kind::Jpeg, Kind::Png, Kind::Webp].into_iter().find(|kind| kind.mime() == mime)
    }
}

/// Why a file is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadImage {
    /// Not one of the three kinds, whatever its name says.
    Kind,
    /// Cut short or spoilt.
    Broken,
    TooLarge,
}

/// The picture without what only describes it.
pub fn cleaned(bytes: &[u8]) -> Result<(Kind, Vec<u8>), BadImage> {
    if bytes.len() > LARGEST {
        return Err(BadImage::TooLarge);
    }
    let (kind, (width, height), clean) = match bytes {
        [0xff, 0xd8, 0xff, ..] => jpeg(bytes).map(|(size, clean)| (Kind::Jpeg, size, clean)),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => png(bytes).map(|(size, clean)| (Kind::Png, size, clean)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp(bytes).map(|(size, clean)| (Kind::Webp, size, clean)),
        _ => return Err(BadImage::Kind),
    }
    .ok_or(BadImage::Broken)?;
    if width == 0 || height == 0 {
        return Err(BadImage::Broken);
    }
    if u64::from(width) * u64::from(height) > MOST_POINTS { Err(BadImage::TooLarge) } else { Ok((kind, clean)) }
}

type Size = (u32, u32);

fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}
fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
fn le32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// Segments up to the scan: what describes (EXIF, XMP, comments) is dropped, colour profiles stay.
fn jpeg(bytes: &[u8]) -> Option<(Size, Vec<u8>)> {
    let (mut out, mut at, mut size) = (vec![0xff, 0xd8], 2, None);
    loop {
        let [0xff, marker] = *bytes.get(at..at + 2)? else { return None };
        let length = usize::from(be16(bytes, at + 2)?);
        let segment = bytes.get(at..at + 2 + length)?;
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            size = Some((u32::from(be16(segment, 7)?), u32::from(be16(segment, 5)?)));
        }
        match marker {
            // The scan: the rest are the points themselves, to the end of the picture.
            0xda => {
                out.extend_from_slice(bytes.get(at..end_of_scan(bytes)?)?);
                return Some((size?, out));
            }
            0xe1 => out.extend(orientation(segment).map(oriented).unwrap_or_default()),
            0xe3..=0xed | 0xef | 0xfe => {}
            _ => out.extend_from_slice(segment),
        }
        at += 2 + length;
    }
}

/// Where the last picture ends: cameras put more after it.
fn end_of_scan(bytes: &[u8]) -> Option<usize> {
    bytes.windows(2).rposition(|pair| pair == [0xff, 0xd9]).map(|at| at + 2)
}

/// Which way the photograph was held, out of its EXIF.
fn orientation(segment: &[u8]) -> Option<u8> {
    let tiff = segment.get(4..)?.strip_prefix(b"Exif\0\0")?;
    let little = match tiff.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let word = |at: usize| -> Option<u16> {
        let pair: [u8; 2] = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let first = if little { le32(tiff, 4)? } else { be32(tiff, 4)? } as usize;
    let entries = (0..usize::from(word(first)?)).map(|number| first + 2 + number * 12);
    let held = entries.filter(|at| word(*at) == Some(0x0112)).find_map(|at| word(at + 8))?;
    u8::try_from(held).ok().filter(|held| (2..=8).contains(held))
}

/// An EXIF that says nothing but that.
fn oriented(held: u8) -> Vec<u8> {
    let mut out = vec![0xff, 0xe1, 0, 34];
    out.extend_from_slice(b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    out.extend_from_slice(&[held, 0, 0, 0, 0, 0, 0]);
    out
}

/// Chunks that are drawn, and those that say how.
fn png(bytes: &[u8]) -> Option<(Size, Vec<u8>)> {
    let (mut out, mut at) = (bytes.get(..8)?.to_vec(), 8);
    let size = (be32(bytes, 16)?, be32(bytes, 20)?);
    loop {
        let length = be32(bytes, at)? as usize;
        let chunk = bytes.get(at..at.checked_add(12)?.checked_add(length)?)?;
        let kind = chunk.get(4..8)?;
        let kept = kind[0].is_ascii_uppercase() || matches!(kind, b"tRNS" | b"gAMA" | b"cHRM" | b"sRGB" | b"iCCP" | b"pHYs" | b"sBIT");
        if kept {
            out.extend_from_slice(chunk);
        }
        if kind == b"IEND" {
            return Some((size, out));
        }
        at += 12 + length;
    }
}

/// Chunks without EXIF and XMP, and the head that no longer promises them.
fn webp(bytes: &[u8]) -> Option<(Size, Vec<u8>)> {
    let end = (le32(bytes, 4)? as usize).checked_add(8)?;
    let (mut body, mut at, mut size) = (Vec::new(), 12, None);
    while at < end {
        let length = le32(bytes, at + 4)? as usize;
        let chunk = bytes.get(at..at.checked_add(8)?.checked_add(length)?)?;
        let kind = chunk.get(..4)?;
        if !matches!(kind, b"EXIF" | b"XMP ") {
            let from = body.len();
            body.extend_from_slice(chunk);
            body.extend((length % 2 == 1).then_some(0));
            if kind == b"VP8X" {
                *body.get_mut(from + 8)? &= !0b1100;
            }
        }
        size = size.or(webp_size(kind, chunk));
        at += 8 + length + length % 2;
    }
    let mut out = b"RIFF".to_vec();
    out.extend_from_slice(&u32::try_from(body.len() + 4).ok()?.to_le_bytes());
    out.extend_from_slice(b"WEBP");
    out.extend(body);
    Some((size?, out))
}

fn webp_size(kind: &[u8], chunk: &[u8]) -> Option<Size> {
    let low14 = |at: usize| Some(u32::from(u16::from_le_bytes(chunk.get(at..at + 2)?.try_into().ok()?)) & 0x3fff);
    match kind {
        b"VP8X" => {
            let side = |at: usize| Some((le32(chunk, at)? & 0xff_ffff) + 1);
            // The second side has three bytes too; the fourth read is of the next chunk, masked away.
            Some((side(12)?, u32::from(*chunk.get(15)?) + (u32::from(*chunk.get(16)?) << 8) + (u32::from(*chunk.get(17)?) << 16) + 1))
        }
        b"VP8 " => Some((low14(14)?, low14(16)?)),
        b"VP8L" => {
            let bits = le32(chunk, 9)?;
            Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
        let length = u16::try_from(body.len() + 2).expect("short").to_be_bytes();
        [&[0xff, marker], length.as_slice(), body].concat()
    }

    fn photo(exif: &[u8]) -> Vec<u8> {
        let frame = segment(0xc0, &[8, 0, 60, 0, 80, 1, 1, 0x11, 0]);
        let scan = [segment(0xda, &[1, 1, 0, 0, 63, 0]), vec![1, 2, 3, 0xff, 0xd9]].concat();
        [vec![0xff, 0xd8], segment(0xe0, b"JFIF\0"), segment(0xe1, exif), segment(0xfe, b"GPS 55.75"), frame, scan, b"hidden".to_vec()]
            .concat()
    }

    #[test]
    fn a_photo_loses_where_it_was_taken_and_keeps_how_it_was_held() {
        let exif =
            b"Exif\0\0II\x2a\0\x08\0\0\0\x02\0\x0f\x01\x02\0\x01\0\0\0A\0\0\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0Canon of Ivan";
        let (kind, clean) = cleaned(&photo(exif)).expect("a photo");
        assert_eq!(kind, Kind::Jpeg);
        let holds = |what: &[u8]| clean.windows(what.len()).any(|part| part == what);
        assert!(!holds(b"Ivan") && !holds(b"GPS") && !holds(b"hidden") && holds(b"JFIF"));
        let at = clean.windows(2).position(|pair| pair == [0xff, 0xe1]).expect("how it was held");
        assert_eq!(orientation(&clean[at..at + 36]), Some(6));
        assert_eq!(cleaned(&clean).expect("still a photo").1, clean);
    }

    #[test]
    fn what_only_calls_itself_a_picture_is_none() {
        for text in [b"<svg onload=alert(1)>".as_slice(), b"GIF89a", b"%PDF-1.7", b"", b"\x89PNG"] {
            assert_eq!(cleaned(text), Err(BadImage::Kind));
        }
        let whole = photo(b"x");
        assert_eq!(cleaned(&whole[..whole.len() - 14]), Err(BadImage::Broken));
        assert_eq!(cleaned(&[0xff, 0xd8, 0xff]), Err(BadImage::Broken));
        let mut bomb = b"\x89PNG\x0d\x0a\x1a\x0a\0\0\0\x0dIHDR".to_vec();
        bomb.extend_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        bomb.extend_from_slice(b"IEND\0\0\0\0");
        assert_eq!(cleaned(&bomb), Err(BadImage::TooLarge));
    }

    proptest! {
        #[test]
        fn nothing_makes_it_stumble(bytes: Vec<u8>, head in 0..3_usize) {
            let heads: [&[u8]; 3] = [&[0xff, 0xd8, 0xff], b"\x89PNG\x0d\x0a\x1a\x0a", b"RIFF\x40\0\0\0WEBP"];
            let whole = [heads[head], &bytes].concat();
            if let Ok((_, clean)) = cleaned(&whole) {
                prop_assert!(clean.len() <= whole.len() + 64);
            }
        }
    }
}
