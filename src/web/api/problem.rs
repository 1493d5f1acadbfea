//! One shape for everything that does not succeed.

use poem::{Response, error::ResponseError, http::StatusCode};
use poem_openapi::{
    ApiResponse, Object,
    error::{ParseParamError, ParsePathError},
    payload::{Json, Payload},
    registry::{MetaMediaType, MetaResponse, MetaResponses, Registry},
    types::{ToJSON, Type},
};

use super::text;
use crate::{
    kernel::{Error, Fault, Id, Lang, Refusal, Text, mark},
    store::redb::PAGES,
    web::{cx::Visit, respond::request_code, text as web_text},
};

/// Why a request was not carried out.
#[derive(Debug, Clone, Object)]
pub struct Problem {
    /// A stable name for programs.
    pub code: String,
    /// A sentence for people, in the language of the employee.
    pub message: String,
    /// What is wrong with each field of the request.
    pub errors: Vec<FieldProblem>,
}

#[derive(Debug, Clone, Object)]
#[oai(skip_serializing_if_is_none)]
pub struct FieldProblem {
    /// The field, as it is called in the request: `device.serial`.
    pub field: String,
    pub code: Option<String>,
    pub message: String,
}

/// Several fields are wrong at once; each was said in the person's language already.
#[derive(Debug)]
pub struct WrongFields(Vec<(String, String)>);

impl WrongFields {
    pub fn new(wrong: Vec<(String, String)>) -> WrongFields {
        WrongFields(wrong)
    }
    pub fn one(field: &str, said: &str) -> WrongFields {
        WrongFields(vec![(field.into(), said.into())])
    }
}

impl Refusal for WrongFields {
    fn code(&self) -> &'static str {
        "wrong_fields"
    }
    fn say(&self, lang: Lang) -> String {
        let whole = self.0.iter().find(|(field, _)| field.is_empty()).map(|(_, said)| said.clone());
        whole.unwrap_or_else(|| text::WRONG_FIELDS.get(lang).into())
    }
    fn fields(&self, _: Lang) -> Vec<(String, String)> {
        self.0.iter().filter(|(field, _)| !field.is_empty()).cloned().collect()
    }
}

/// A thing that was made: 201.
pub struct Made<T>(pub T);

impl<T: ToJSON> poem::IntoResponse for Made<T> {
    fn into_response(self) -> Response {
        let mut response = Json(self.0).into_response();
        response.set_status(StatusCode::CREATED);
        response
    }
}

impl<T: ToJSON> ApiResponse for Made<T> {
    fn meta() -> MetaResponses {
        let content = vec![MetaMediaType { content_type: Json::<T>::CONTENT_TYPE, schema: T::schema_ref() }];
        MetaResponses {
            responses: vec![MetaResponse { description: "Made", status: Some(201), status_range: None, content, headers: vec![] }],
        }
    }
    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

const STATUSES: [(u16, &str); 13] = [
    (400, "The request cannot be read"),
    (401, "No key, or the key is not good any more"),
    (403, "The employee has no such right"),
    (404, "No such thing, or it is not his to know of"),
    (405, "The path does not know this method"),
    (413, "The body is too large"),
    (415, "The body is not JSON"),
    (421, "The host is not one of ours"),
    (422, "A rule says no; the request can be mended"),
    (429, "Too many requests; wait as Retry-After says"),
    (500, "A fault of ours"),
    (503, "Busy; try again"),
    (507, "The disk is full"),
];

impl ResponseError for Error {
    fn status(&self) -> StatusCode {
        match self {
            Error::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Hidden => StatusCode::NOT_FOUND,
            Error::Denied(_) => StatusCode::FORBIDDEN,
            Error::Fault(Fault::DiskFull) => StatusCode::INSUFFICIENT_STORAGE,
            Error::Fault(Fault::Busy) | Error::Conflict => StatusCode::SERVICE_UNAVAILABLE,
            Error::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl ApiResponse for Error {
    fn meta() -> MetaResponses {
        let one = |(status, description)| MetaResponse {
            description,
            status: Some(status),
            status_range: None,
            content: vec![MetaMediaType { content_type: Json::<Problem>::CONTENT_TYPE, schema: Problem::schema_ref() }],
            headers: vec![],
        };
        MetaResponses { responses: STATUSES.into_iter().map(one).collect() }
    }
    fn register(registry: &mut Registry) {
        Problem::register(registry);
    }
}

pub fn response(status: StatusCode, problem: &Problem) -> Response {
    let body = problem.to_json_string();
    Response::builder().status(status).content_type(Json::<Problem>::CONTENT_TYPE).body(body)
}

/// A problem that is one sentence.
pub fn plain(status: StatusCode, code: &str, message: impl Into<String>) -> Response {
    response(status, &Problem { code: code.into(), message: message.into(), errors: Vec::new() })
}

pub fn not_found(lang: Lang) -> Response {
    plain(StatusCode::NOT_FOUND, "not_found", web_text::NOT_FOUND_WHY.get(lang))
}

/// What an operation, or the reading of its request, ended with.
pub fn of(error: &poem::Error, visit: &Visit) -> Response {
    let lang = visit.lang;
    if let Some(own) = error.downcast_ref::<Error>() {
        return of_ours(own, visit);
    }
    if error.is::<ParsePathError>() {
        return not_found(lang);
    }
    if let Some(wrong) = error.downcast_ref::<ParseParamError>() {
        let errors = vec![FieldProblem { field: wrong.name.into(), code: None, message: wrong.reason.clone() }];
        let message = text::BAD_QUERY.with(lang, &[&wrong.name]);
        return response(StatusCode::BAD_REQUEST, &Problem { code: "bad_request".into(), message, errors });
    }
    let status = error.status();
    let (code, said): (&str, Text) = match status {
        StatusCode::NOT_FOUND => return not_found(lang),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => ("unsupported_media_type", text::NOT_JSON),
        StatusCode::PAYLOAD_TOO_LARGE => ("too_large", web_text::TOO_LARGE),
        status if status.is_server_error() => return of_ours(&Error::broken(error), visit),
        _ => return plain(status, "bad_request", text::BAD_BODY.with(lang, &[error])),
    };
    plain(status, code, said.get(lang))
}

/// The same refusals as the pages say them.
pub fn of_ours(error: &Error, visit: &Visit) -> Response {
    let (lang, status) = (visit.lang, error.status());
    match error {
        Error::Hidden => not_found(lang),
        Error::Denied(right) => plain(status, "denied", web_text::DENIED_WHY.with(lang, &[&right.title().get(lang)])),
        Error::Refused(refusal) => {
            let code = refusal.field().map(|_| refusal.code().to_string());
            let one = |(field, message)| FieldProblem { field, code: code.clone(), message };
            let errors = refusal.fields(lang).into_iter().map(one).collect();
            response(status, &Problem { code: refusal.code().into(), message: refusal.say(lang), errors })
        }
        Error::Fault(Fault::DiskFull) => plain(status, "disk_full", web_text::DISK_FULL_WHY.get(lang)),
        Error::Fault(Fault::Busy) | Error::Conflict => {
            let mut response = plain(status, "busy", web_text::BUSY_WHY.get(lang));
            response.headers_mut().insert("retry-after", poem::http::HeaderValue::from_static("1"));
            response
        }
        Error::Fault(fault) => of_fault(status, fault, visit.request, lang),
    }
}

fn of_fault(status: StatusCode, fault: &Fault, request: Id<mark::Request>, lang: Lang) -> Response {
    let code = request_code(request);
    tracing::error!(error = %fault, code, "fault");
    match fault {
        Fault::Damaged { table: PAGES, .. } => plain(status, "damaged", web_text::FILE_DAMAGED_WHY.get(lang)),
        Fault::Damaged { table, .. } => plain(status, "damaged", web_text::DAMAGED_WHY.with(lang, &[table])),
        _ => plain(status, "fault", web_text::BROKEN_WHY.with(lang, &[&code])),
    }
}

/// Nothing could be learnt about whoever came.
pub fn of_nobody(status: StatusCode, error: &Error, lang: Option<Lang>) -> Response {
    let lang = lang.unwrap_or(Lang::En);
    let request = Id::new(crate::kernel::Clock::system().now());
    match error {
        Error::Fault(Fault::DiskFull) => plain(StatusCode::INSUFFICIENT_STORAGE, "disk_full", web_text::DISK_FULL_WHY.get(lang)),
        Error::Fault(fault) => of_fault(status, fault, request, lang),
        other => of_fault(status, &Fault::Broken(other.to_string()), request, lang),
    }
}
