//! Files from a browser, counted byte by byte as they come.

use poem::{FromRequest, Request, RequestBody, web::Multipart};
use tokio::io::AsyncReadExt;

use super::form::Form;

#[derive(Debug, Clone)]
pub struct Upload {
    pub field: String,
    /// What the browser called it: for showing only, never a path.
    pub name: String,
    pub bytes: Vec<u8>,
}

pub enum Trouble {
    TooLarge,
    Broken,
}

/// Reads a multipart body of at most `limit` bytes in all: its fields and its files.
pub async fn read(request: &Request, body: &mut RequestBody, limit: usize) -> Result<(Form, Vec<Upload>), Trouble> {
    let mut parts = Multipart::from_request(request, body).await.map_err(|_| Trouble::Broken)?;
    let (mut form, mut uploads, mut left) = (Form::empty(), Vec::new(), limit);
    while let Some(part) = parts.next_field().await.map_err(|_| Trouble::Broken)? {
        let field = part.name().unwrap_or_default().to_string();
        let file = part.file_name().map(|name| name.rsplit(['/', '\\']).next().unwrap_or_default().chars().take(200).collect::<String>());
        let mut bytes = Vec::new();
        let mut reader = part.into_async_read().take(left as u64 + 1);
        reader.read_to_end(&mut bytes).await.map_err(|_| Trouble::Broken)?;
        left = left.checked_sub(bytes.len()).ok_or(Trouble::TooLarge)?;
        match file {
            Some(name) => uploads.push(Upload { field, name, bytes }),
            None => form.push(&field, String::from_utf8(bytes).map_err(|_| Trouble::Broken)?),
        }
    }
    Ok((form, uploads))
}
