//! A time-stamping authority that listens on this machine, for the tests that ask one over HTTP.

use std::io::{Read, Write};
use std::net::TcpListener;

/// A time-stamping authority on this machine that answers one question; its address.
pub fn clock(answer: impl FnOnce(&[u8]) -> Vec<u8> + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut asked = Vec::new();
        let mut part = [0; 1024];
        // The question is a sequence of less than 128 bytes.
        let question = loop {
            let read = stream.read(&mut part).unwrap();
            asked.extend_from_slice(&part[..read]);
            let head = asked.windows(4).position(|window| window == b"\r\n\r\n");
            let body = head.map(|at| &asked[at + 4..]).unwrap_or_default();
            if body.len() > 2 && body.len() >= 2 + usize::from(body[1]) {
                break body.to_vec();
            }
        };
        let answer = answer(&question);
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n",
            answer.len()
        );
        let _ = stream.write_all(head.as_bytes());
        let _ = stream.write_all(&answer);
    });
    address
}
