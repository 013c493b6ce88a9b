//! The words of an email: who, to whom, when, about what, its text, and what is attached.

use mail_parser::{Address, MessageParser, MimeHeaders};

use crate::words::{Read, State};

pub(crate) fn read(bytes: &[u8]) -> Read {
    let Some(message) = MessageParser::default().parse(bytes) else {
        return Read::without_words(State::Damaged);
    };
    let mut words = String::new();
    let mut line = |name: &str, what: &str| {
        if !what.is_empty() {
            words.push_str(&format!("{name}: {what}\n"));
        }
    };
    line("From", &people(message.from()));
    line("To", &people(message.to()));
    line("Copy to", &people(message.cc()));
    line(
        "Date",
        &message
            .date()
            .map(|date| date.to_rfc822())
            .unwrap_or_default(),
    );
    line("Subject", message.subject().unwrap_or_default());
    for attachment in message.attachments() {
        line(
            "Attached",
            attachment
                .attachment_name()
                .unwrap_or("a file without a name"),
        );
    }
    words.push('\n');
    for index in 0..message.text_body_count() {
        if let Some(text) = message.body_text(index) {
            words.push_str(&text);
            words.push('\n');
        }
    }
    Read::of(words, None)
}

fn people(address: Option<&Address<'_>>) -> String {
    let Some(address) = address else {
        return String::new();
    };
    let each = address.iter().map(|one| match (one.name(), one.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => String::new(),
    });
    each.collect::<Vec<_>>().join(", ")
}
