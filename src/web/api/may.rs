//! How an operation gets its `Cx`: by naming the right it needs.

use std::ops::Deref;

use poem::{Request, RequestBody, Result};
use poem_openapi::{
    ApiExtractor, ApiExtractorType, ExtractParamOptions,
    registry::{MetaSecurityScheme, Registry},
};

use crate::{
    kernel::{Error, Right},
    web::Cx,
};

pub const SCHEME: &str = "key";

/// The request of somebody who has this right at one of his locations at least. `RIGHT` is `{ Right::… as usize }`.
pub struct May<const RIGHT: usize>(pub Cx);

/// The request of anybody with a key.
pub struct Caller(pub Cx);

impl<const RIGHT: usize> Deref for May<RIGHT> {
    type Target = Cx;
    fn deref(&self) -> &Cx {
        &self.0
    }
}

impl Deref for Caller {
    type Target = Cx;
    fn deref(&self) -> &Cx {
        &self.0
    }
}

fn register_scheme(registry: &mut Registry) {
    let scheme = MetaSecurityScheme {
        ty: "http",
        description: Some("An access key of an employee, made on his page"),
        name: None,
        key_in: None,
        scheme: Some("bearer"),
        bearer_format: None,
        flows: None,
        openid_connect_url: None,
    };
    registry.create_security_scheme(SCHEME, scheme);
}

/// The door puts it there for whoever came with a key.
fn admitted(request: &Request) -> Cx {
    request.extensions().get::<Cx>().cloned().expect("the door puts it there")
}

impl<'a, const RIGHT: usize> ApiExtractor<'a> for May<RIGHT> {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        register_scheme(registry);
    }
    /// The name of the right: the document is finished by it.
    fn security_schemes() -> Vec<&'static str> {
        vec![Right::ALL[RIGHT].name()]
    }
    async fn from_request(request: &'a Request, _: &mut RequestBody, _: ExtractParamOptions<()>) -> Result<Self> {
        let (cx, right) = (admitted(request), Right::ALL[RIGHT]);
        if cx.may(right) { Ok(May(cx)) } else { Err(Error::Denied(right).into()) }
    }
}

impl<'a> ApiExtractor<'a> for Caller {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        register_scheme(registry);
    }
    fn security_schemes() -> Vec<&'static str> {
        vec![SCHEME]
    }
    async fn from_request(request: &'a Request, _: &mut RequestBody, _: ExtractParamOptions<()>) -> Result<Self> {
        Ok(Caller(admitted(request)))
    }
}
