//! Asking for a time stamp: the one thing in this program that speaks to the network, and only
//! where somebody wrote down whom to ask.
//!
//! The question (RFC 3161) holds a digest of the signature and a random number, nothing of the
//! record; the answer is signed by whoever gave it, and is believed for that and not for the way it
//! came. So it goes over plain HTTP, as such authorities offer it, and no second machinery for
//! secret connections is built in. Whoever looks on learns that something was signed, and when.

use std::fs;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use ureq::Agent;
use ureq::http::Uri;

use crate::error::AppError;
use crate::places::{Places, put_in_place};

/// How long an answer is waited for, all in all.
const PATIENCE: Duration = Duration::from_secs(15);

/// The largest answer that is read, in bytes: one takes about 6,000.
const LARGEST: u64 = 64 << 10;

#[derive(Serialize, Deserialize)]
struct Kept {
    address: String,
}

/// Whom to ask on this computer; none, unless somebody said so.
pub fn address(places: &Places) -> Option<String> {
    let text = fs::read(places.time_stamps()).ok()?;
    let kept: Kept = serde_json::from_slice(&text).ok()?;
    Some(kept.address)
}

/// Keeps whom to ask; none turns it off.
///
/// # Errors
/// An address that is none; a place that cannot be written.
pub fn keep(places: &Places, address: Option<&str>) -> Result<(), AppError> {
    let Some(address) = address.map(str::trim).filter(|text| !text.is_empty()) else {
        return match fs::remove_file(places.time_stamps()) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        };
    };
    let uri: Option<Uri> = address.parse().ok();
    let sound = uri.is_some_and(|uri| uri.scheme_str() == Some("http") && uri.host().is_some());
    if !sound {
        return Err(AppError::refused(
            "enter an address that begins with http:// , as the time-stamping authority gives it; \
             its answer is signed, so https is neither needed nor built in",
        ));
    }
    let text = serde_json::to_vec(&Kept {
        address: address.to_owned(),
    })
    .map_err(casebook::Error::from)?;
    Ok(put_in_place(&places.time_stamps(), &text)?)
}

/// Takes a question to an address and brings the answer, once, or says in words that complete
/// "no time stamp, because …" why there is none.
///
/// # Errors
/// Why there is no answer.
pub fn ask(address: &str, question: &[u8]) -> Result<Vec<u8>, String> {
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .max_redirects(0)
        .user_agent("")
        .build()
        .into();
    let answer = agent
        .post(address)
        .content_type("application/timestamp-query")
        .send(question)
        .map_err(|error| because(&error))?;
    // A redirection is not followed: the person named one address and no other.
    if !answer.status().is_success() {
        return Err("the time-stamping authority answered with something else".to_owned());
    }
    answer
        .into_body()
        .into_with_config()
        .limit(LARGEST)
        .read_to_vec()
        .map_err(|error| because(&error))
}

fn because(error: &ureq::Error) -> String {
    use ureq::Error as E;
    match error {
        E::HostNotFound => "the time-stamping authority could not be found on the network",
        E::ConnectionFailed | E::Io(_) => "the time-stamping authority could not be reached",
        E::Timeout(_) => "the time-stamping authority did not answer in time",
        E::StatusCode(_) => "the time-stamping authority would not answer",
        E::BodyExceedsLimit(_) => "the answer was too long to be a time stamp",
        _ => "the time-stamping authority answered with something that cannot be read",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpListener;
    use std::thread::{self, JoinHandle};

    /// A server that answers one question; gives its address, and what it was asked.
    fn answering(answer: Vec<u8>) -> (String, JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/tsa", listener.local_addr().unwrap());
        let asked = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut asked = Vec::new();
            let mut part = [0; 1024];
            while !asked.ends_with(b"question") {
                let read = stream.read(&mut part).unwrap();
                asked.extend_from_slice(&part[..read]);
            }
            // Whoever asked may have heard enough.
            let _ = stream.write_all(&answer);
            String::from_utf8_lossy(&asked).into_owned()
        });
        (address, asked)
    }

    fn response(head: &str, body: &[u8]) -> Vec<u8> {
        let head = format!("HTTP/1.1 {head}\r\nContent-Length: {}\r\n\r\n", body.len());
        [head.as_bytes(), body].concat()
    }

    #[test]
    fn a_question_is_asked_once_and_answered() {
        let (address, asked) = answering(response("200 OK", b"\x30\x03stamp"));
        assert_eq!(ask(&address, b"question").unwrap(), b"\x30\x03stamp");
        let asked = asked.join().unwrap().to_lowercase();
        assert!(asked.starts_with("post /tsa http/1.1"), "{asked}");
        assert!(asked.contains("content-type: application/timestamp-query"));
        // Who asks, from what machine, with what program: nobody's business.
        assert!(!asked.contains("user-agent"), "{asked}");
    }

    #[test]
    fn what_is_no_answer_is_said_in_plain_words() {
        let said = |answer: Vec<u8>| {
            let (address, asked) = answering(answer);
            let said = ask(&address, b"question").unwrap_err();
            asked.join().unwrap();
            said
        };
        let long = vec![0; 70_000];
        assert!(said(response("200 OK", &long)).contains("too long"));
        assert!(said(response("404 Not Found", b"")).contains("would not answer"));
        let elsewhere = "302 Found\r\nLocation: http://127.0.0.1:1/";
        assert!(said(response(elsewhere, b"")).contains("time-stamping authority"));
        assert!(said(b"nonsense\r\n\r\n".to_vec()).contains("time-stamping authority"));
        let nobody = {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            format!("http://{}/", listener.local_addr().unwrap())
        };
        assert!(ask(&nobody, b"question").unwrap_err().contains("reached"));
    }

    #[test]
    fn it_is_off_until_somebody_names_an_address_and_can_be_turned_off() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::new(folder.path().join("data"), folder.path().to_path_buf());
        assert_eq!(address(&places), None);
        for wrong in [
            "https://example.org/",
            "example.org",
            "ftp://example.org",
            "http://",
        ] {
            assert!(keep(&places, Some(wrong)).is_err(), "{wrong}");
        }
        keep(&places, Some(" http://clock.example/tsa ")).unwrap();
        assert_eq!(
            address(&places).as_deref(),
            Some("http://clock.example/tsa")
        );
        keep(&places, Some("")).unwrap();
        assert_eq!(address(&places), None);
        keep(&places, None).unwrap();
    }
}
