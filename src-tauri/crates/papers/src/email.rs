//! The words of an email: who, to whom, when, about what, its text, and what is attached.

use mail_parser::{Address, MessageParser, MimeHeaders};

use crate::says::{Day, Says, What};
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

/// Who sent it, and when.
pub(crate) fn says(bytes: &[u8]) -> Says {
    let Some(message) = MessageParser::default().parse(bytes) else {
        return Says::default();
    };
    let sender = message.from().and_then(Address::first);
    let name = sender.and_then(|one| one.name().or_else(|| one.address()));
    let sent = message
        .date()
        .and_then(|date| Day::of(What::Sent, &date.to_rfc3339()));
    Says::new(name.map(str::to_owned), sent)
}
