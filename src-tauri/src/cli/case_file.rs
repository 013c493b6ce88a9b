//! Reads a case, or says in a sentence what is wrong with it and where.

use std::io::Read;
use std::path::Path;

use admission::Case;
use admission::case::CaseError;

use super::NotDone;
use crate::reading;

/// The largest case that is read, in bytes: some hundred times a long one.
const LARGEST: usize = 64 << 20;

/// Reads the case in a file, or on standard input for "-".
///
/// # Errors
/// A sentence with the place in the file.
pub fn read(file: &Path) -> Result<Case, NotDone> {
    let bytes = if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin()
            .take(LARGEST as u64 + 1)
            .read_to_end(&mut bytes)
            .map(|_| bytes)
    } else {
        reading::file(file, LARGEST)
    };
    let named = if file == Path::new("-") {
        "standard input".to_owned()
    } else {
        file.display().to_string()
    };
    let bytes = bytes.map_err(|cause| {
        NotDone::unreadable(format!("{named} cannot be read: {}.", why(&cause)))
    })?;
    if bytes.len() > LARGEST {
        return Err(NotDone::unreadable(format!(
            "{named} is larger than any case and was not read."
        )));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(NotDone::unreadable(format!(
            "{named} is not a case: it is empty."
        )));
    }
    let text = std::str::from_utf8(&bytes).map_err(|fault| {
        NotDone::unreadable(format!(
            "{named} is not a case: it is not text in UTF-8 from byte {} on.",
            fault.valid_up_to() + 1
        ))
    })?;
    Case::parse(text.trim_start_matches('\u{feff}')).map_err(|error| {
        NotDone::unreadable(format!("{named} is not a case: {}.", sentence(&error)))
    })
}

/// A file error in words.
pub fn why(cause: &std::io::Error) -> &'static str {
    use std::io::ErrorKind;
    match cause.kind() {
        ErrorKind::NotFound => "there is no such file",
        ErrorKind::PermissionDenied => "it may not be read",
        ErrorKind::IsADirectory => "it is a folder",
        _ => "the disk would not read it",
    }
}

fn sentence(error: &CaseError) -> String {
    match error {
        CaseError::NotJson {
            line,
            column,
            detail,
        } => format!("line {line}, column {column}: {}", in_plain_words(detail)),
        CaseError::NotACase {
            place,
            line,
            detail,
        } => {
            let place = match place.as_str() {
                "" => "the beginning",
                place => place,
            };
            format!("at {place} (line {line}): {}", in_plain_words(detail))
        }
        CaseError::OtherFormat { .. } => format!(
            "at /format: this program reads {}, and the file says another",
            admission::case::FORMAT
        ),
        CaseError::Ids { place, .. } => {
            format!("at {place}: the entry has no id, or another entry has the same one")
        }
    }
}

/// The reader of JSON quotes what it found, which may be a child's name. What is said here names
/// kinds of things only, and names the format itself knows.
fn in_plain_words(detail: &str) -> String {
    if let Some(rest) = detail.strip_prefix("unknown variant ") {
        let expected = rest.split_once(", expected ").map(|(_, names)| names);
        return match expected {
            Some(names) => format!("this is not one of the choices; expected {names}"),
            None => "this is not one of the choices".to_owned(),
        };
    }
    if let Some(rest) = detail.strip_prefix("unknown field ") {
        let name: String = rest
            .trim_start_matches('`')
            .chars()
            .take_while(|letter| *letter != '`')
            .collect();
        let plain = name.len() <= 60
            && name.chars().all(|letter| {
                letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_'
            });
        return if plain {
            format!("there is no field “{name}” here")
        } else {
            "there is no field of this name here".to_owned()
        };
    }
    if let Some(rest) = detail.strip_prefix("missing field ") {
        return format!("the field {} is missing", rest.replace('`', ""));
    }
    for kind in ["invalid type: ", "invalid value: "] {
        if let Some(rest) = detail.strip_prefix(kind) {
            let (found, expected) = rest.rsplit_once(", expected ").unwrap_or((rest, ""));
            return format!(
                "{} stands where {} is expected",
                found_kind(found),
                kind_of(expected)
            );
        }
    }
    if detail.starts_with("a choice is expected") {
        return detail.to_owned();
    }
    // The reader of JSON would take a list for an object, field by field.
    if detail.starts_with("invalid length") {
        return "a list stands where an object is expected".to_owned();
    }
    let unreadable_date = [
        "input contains invalid characters",
        "input is out of range",
        "premature end of input",
        "trailing input",
        "input is not enough",
    ];
    if unreadable_date
        .iter()
        .any(|start| detail.starts_with(start))
    {
        return "this is not a date or time in the form the format asks for".to_owned();
    }
    let of_json = [
        "EOF while",
        "expected",
        "trailing",
        "control character",
        "invalid escape",
        "lone leading",
        "invalid number",
        "number out of range",
        "invalid unicode",
        "key must",
        "recursion limit",
        "duplicate field",
    ];
    if of_json.iter().any(|start| detail.starts_with(start)) {
        return detail
            .replace("EOF while parsing a", "the file ends in the middle of a")
            .replace("EOF while parsing an", "the file ends in the middle of an")
            .replace(
                "trailing characters",
                "something follows where the case has ended",
            )
            .replace("expected value", "no value stands where one is expected")
            .replace('`', "");
    }
    "this is not what the format expects".to_owned()
}

fn found_kind(found: &str) -> &'static str {
    match found.split(' ').next().unwrap_or_default() {
        "string" | "character" => "a text",
        "integer" | "floating" => "a number",
        "boolean" => "true or false",
        "null" | "unit" => "nothing (null)",
        "sequence" => "a list",
        "map" => "an object",
        _ => "something else",
    }
}

fn kind_of(expected: &str) -> String {
    let first = expected.split(' ').next().unwrap_or_default();
    match (first, expected) {
        (_, "a string" | "a borrowed string") => "a text".to_owned(),
        (_, "a boolean") => "true or false".to_owned(),
        (_, "a sequence") => "a list".to_owned(),
        ("u32" | "u64" | "i32" | "i64" | "usize", _) => "a whole number".to_owned(),
        ("f64" | "f32", _) => "a number".to_owned(),
        ("struct" | "map", _) => "an object".to_owned(),
        _ if expected.contains("date") => "a date".to_owned(),
        _ if expected.is_empty() => "something else".to_owned(),
        _ => expected.replace('`', ""),
    }
}
