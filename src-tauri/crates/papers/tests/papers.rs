//! Papers of every kind that has words, and papers made to do harm.

#[cfg(test)]
mod reading {
    use std::io::{Cursor, Write};

    use lopdf::{
        Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary,
    };
    use papers::{Day, Kind, MOST_WORDS, Says, State, What, read, says};
    use proptest::prelude::*;
    use zip::write::SimpleFileOptions;

    fn docx(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            archive
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn document(body: &str) -> Vec<u8> {
        let text = format!(
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"
        );
        docx(&[("word/document.xml", text.into_bytes())])
    }

    /// A PDF whose one page shows these operations.
    fn pdf(operations: &[u8]) -> Document {
        let mut document = Document::with_version("1.5");
        let pages = document.new_object_id();
        let font = document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
        });
        let mut content = Stream::new(dictionary! {}, operations.to_vec());
        content.compress().unwrap();
        let content = document.add_object(content);
        let page = document.add_object(dictionary! {
            "Type" => "Page", "Parent" => pages, "Contents" => content,
            "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        });
        document.objects.insert(
            pages,
            Object::Dictionary(dictionary! {
                "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1,
            }),
        );
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        document.trailer.set("Root", catalog);
        document.trailer.set(
            "ID",
            vec![
                Object::string_literal("EXAMPLE1"),
                Object::string_literal("EXAMPLE1"),
            ],
        );
        document
    }

    fn saved(mut document: Document) -> Vec<u8> {
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn a_file_says_who_wrote_it_and_a_day() {
        let day = |what, year, month, day| {
            Some(Day {
                what,
                year,
                month,
                day,
            })
        };
        let mut paper = pdf(b"BT ET");
        let information = paper.add_object(dictionary! {
            "Author" => lopdf::text_string("Ruth\u{a0}Example\n(Northshire)"),
            "CreationDate" => Object::string_literal("D:20261112093000+00'00'"),
        });
        paper.trailer.set("Info", information);
        let mut bytes = Vec::new();
        paper.save_to(&mut bytes).unwrap();
        let said = says(Kind::Pdf, &bytes);
        assert_eq!(said.author.as_deref(), Some("Ruth Example (Northshire)"));
        assert_eq!(said.day, day(What::Made, 2026, 11, 12));

        let about = "<cp:coreProperties><dc:creator>Ruth &amp; Dana</dc:creator>\
             <dcterms:created>2019-01-02T08:00:00Z</dcterms:created>\
             <dcterms:modified>2026-11-10T16:20:00Z</dcterms:modified></cp:coreProperties>";
        let bytes = docx(&[("docProps/core.xml", about.as_bytes().to_vec())]);
        let said = says(Kind::Docx, &bytes);
        assert_eq!(said.author.as_deref(), Some("Ruth & Dana"));
        assert_eq!(said.day, day(What::Saved, 2026, 11, 10));

        let email = "From: Dana Mills <dana@example.org>\r\n\
             Date: Tue, 17 Nov 2026 23:42:00 +0000\r\nSubject: EXAMPLE\r\n\r\nHello.\r\n";
        let said = says(Kind::Email, email.as_bytes());
        assert_eq!(said.author.as_deref(), Some("Dana Mills"));
        assert_eq!(said.day, day(What::Sent, 2026, 11, 17));
    }

    #[test]
    fn a_file_that_says_nothing_or_nonsense_offers_nothing() {
        assert_eq!(says(Kind::Docx, &document("")), Says::default());
        assert_eq!(says(Kind::Pdf, b"%PDF-1.7 broken"), Says::default());
        assert_eq!(says(Kind::Text, b"By Ruth, 12 May"), Says::default());
        let about = "<a><creator> \n </creator><modified>0000-99-99</modified></a>";
        let bytes = docx(&[("docProps/core.xml", about.as_bytes().to_vec())]);
        assert_eq!(says(Kind::Docx, &bytes), Says::default());
    }

    #[test]
    fn the_words_of_a_word_document_are_read_paragraph_by_paragraph() {
        let body = "<w:p><w:r><w:t>Care plan &amp; review</w:t></w:r></w:p>\
                    <w:p><w:r><w:t>K&#233;vin</w:t><w:tab/><w:t>EXAMPLE</w:t></w:r></w:p>";
        let bytes = document(body);
        assert_eq!(Kind::of(&bytes), Kind::Docx);
        let found = read(Kind::Docx, &bytes);
        assert_eq!(found.state, State::Read);
        assert_eq!(found.words, "Care plan & review\nKévin\tEXAMPLE\n");
    }

    #[test]
    fn the_words_of_a_pdf_are_read_and_its_pages_counted() {
        let bytes = saved(pdf(
            b"BT /F1 12 Tf 72 700 Td (Single assessment EXAMPLE) Tj ET",
        ));
        assert_eq!(Kind::of(&bytes), Kind::Pdf);
        let found = read(Kind::Pdf, &bytes);
        assert_eq!((found.state, found.pages), (State::Read, Some(1)));
        assert!(
            found.words.contains("Single assessment EXAMPLE"),
            "{:?}",
            found.words
        );
        assert_eq!(
            found.words.matches(papers::END_OF_PAGE).count(),
            1,
            "the page of a passage is told by counting the ends"
        );
        let picture = read(Kind::Pdf, &saved(pdf(b"0 0 m 9 9 l S")));
        assert_eq!((picture.state, picture.pages), (State::Wordless, Some(1)));
    }

    #[test]
    fn a_pdf_kept_shut_by_a_password_is_said_to_be() {
        let mut document = pdf(b"BT /F1 12 Tf (EXAMPLE) Tj ET");
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password: "user",
            key_length: 128,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).unwrap();
        document.encrypt(&state).unwrap();
        assert_eq!(read(Kind::Pdf, &saved(document)).state, State::Locked);
    }

    #[test]
    fn an_email_is_read_with_who_when_and_what_is_attached() {
        let text = "From: Dana Mills <dana@example.org>\r\nTo: home@example.org\r\n\
            Subject: =?utf-8?q?Placement_for_K=C3=A9vin?=\r\n\
            Date: Fri, 20 Nov 2026 16:02:00 +0000\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/mixed; boundary=b\r\n\r\n\
            --b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPlease find attached.\r\n\
            --b\r\nContent-Type: application/pdf; name=plan.pdf\r\n\
            Content-Disposition: attachment; filename=plan.pdf\r\n\r\n%PDF\r\n--b--\r\n";
        assert_eq!(Kind::of(text.as_bytes()), Kind::Email);
        let found = read(Kind::Email, text.as_bytes());
        assert_eq!(found.state, State::Read);
        for part in [
            "Dana Mills <dana@example.org>",
            "Placement for Kévin",
            "Please find attached.",
            "Attached: plan.pdf",
        ] {
            assert!(found.words.contains(part), "{part}: {}", found.words);
        }
    }

    #[test]
    fn text_of_older_programs_is_read_too() {
        assert_eq!(read(Kind::Text, b"Caf\xE9").words, "Café");
        assert_eq!(read(Kind::Text, b"\xFF\xFEK\x00\xE9\x00").words, "Ké");
        assert_eq!(read(Kind::Text, b"  \n").state, State::Wordless);
    }

    #[test]
    fn damaged_papers_are_called_damaged() {
        let whole = document("<w:p><w:r><w:t>EXAMPLE</w:t></w:r></w:p>");
        assert_eq!(
            read(Kind::Docx, &whole[..whole.len() / 2]).state,
            State::Damaged
        );
        assert_eq!(
            read(Kind::Docx, &docx(&[("word/other.xml", vec![1])])).state,
            State::Damaged
        );
        assert_eq!(
            read(
                Kind::Docx,
                &docx(&[("word/document.xml", b"<w:document><w:p".to_vec())])
            )
            .state,
            State::Damaged
        );
        assert_eq!(
            read(Kind::Pdf, b"%PDF-1.7\nnothing more").state,
            State::Damaged
        );
        assert_eq!(read(Kind::Pdf, b"").state, State::Damaged);
    }

    /// An email as Outlook saves it, with these streams and the moment it was sent.
    fn outlook(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_storage("/__attach_version1.0_#00000000")
            .unwrap();
        let mut fixed = vec![0; 32];
        // A flag of another property first; then PidTagClientSubmitTime, a moment.
        fixed.extend([0x0B, 0, 0x1B, 0x0E, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
        fixed.extend([0x40, 0, 0x39, 0, 0, 0, 0, 0]);
        let sent: u64 = (1_795_363_320 + 11_644_473_600) * 10_000_000;
        fixed.extend(sent.to_le_bytes());
        let fixed = [("/__properties_version1.0", fixed)];
        for (path, bytes) in fixed.iter().chain(streams) {
            let mut stream = file.create_stream(path).unwrap();
            stream.write_all(bytes).unwrap();
        }
        file.flush().unwrap();
        file.into_inner().into_inner()
    }

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn an_email_that_outlook_saved_is_read_with_who_when_and_what_is_attached() {
        let bytes = outlook(&[
            ("/__substg1.0_0C1A001F", wide("Dana Mills")),
            ("/__substg1.0_5D01001F", wide("dana@example.org")),
            ("/__substg1.0_0E04001E", b"home@example.org\0".to_vec()),
            ("/__substg1.0_0037001F", wide("Placement for Kévin EXAMPLE")),
            ("/__substg1.0_1000001F", wide("Please find attached.\r\n")),
            (
                "/__attach_version1.0_#00000000/__substg1.0_3707001F",
                wide("plan.pdf"),
            ),
        ]);
        assert_eq!(Kind::of(&bytes), Kind::Outlook);
        let found = read(Kind::Outlook, &bytes);
        assert_eq!(found.state, State::Read);
        assert_eq!(
            found.words.replace("\r\n", "\n"),
            "From: Dana Mills <dana@example.org>\nTo: home@example.org\n\
             Date: Sun, 22 Nov 2026 16:02:00 +0000\nSubject: Placement for Kévin EXAMPLE\n\
             Attached: plan.pdf\n\nPlease find attached.\n\n"
        );
    }

    #[test]
    fn an_outlook_email_without_plain_text_is_read_from_its_page_or_says_that_it_cannot_be() {
        let subject = ("/__substg1.0_0037001F", wide("EXAMPLE"));
        let page = b"<html><p>Please <b>find</b> attached.</p></html>".to_vec();
        let bytes = outlook(&[subject.clone(), ("/__substg1.0_10130102", page)]);
        let found = read(Kind::Outlook, &bytes);
        assert!(
            found.words.contains("Please find attached."),
            "{}",
            found.words
        );
        let bytes = outlook(&[subject, ("/__substg1.0_10090102", vec![1; 40])]);
        let found = read(Kind::Outlook, &bytes);
        assert!(
            found.words.contains("cannot be read here"),
            "{}",
            found.words
        );
    }

    #[test]
    fn a_damaged_outlook_email_is_said_to_be_and_none_ends_the_program() {
        let whole = outlook(&[("/__substg1.0_1000001F", wide(&"EXAMPLE ".repeat(2_000)))]);
        assert_eq!(read(Kind::Outlook, &whole[..600]).state, State::Damaged);
        assert_eq!(read(Kind::Outlook, &whole[..0]).state, State::Damaged);
        // Anywhere: it is read as far as it goes, or said to be damaged.
        for at in (0..whole.len()).step_by(211) {
            let mut changed = whole.clone();
            changed[at] ^= 0xFF;
            let _ = read(Kind::Outlook, &changed);
        }
    }

    #[test]
    fn a_document_that_unfolds_without_end_is_stopped() {
        // Two hundred thousand bytes that unfold to two hundred million.
        let mut body = b"<w:document><w:t>".to_vec();
        body.resize(200_000_000, b' ');
        let bytes = docx(&[("word/document.xml", body)]);
        assert!(bytes.len() < 1_000_000, "{}", bytes.len());
        let found = read(Kind::Docx, &bytes);
        assert!(
            matches!(found.state, State::TooLarge | State::Damaged),
            "{:?}",
            found.state
        );
        assert!(found.words.len() <= MOST_WORDS);
    }

    #[test]
    fn elements_within_elements_a_million_deep_do_no_harm() {
        let body = "<w:p>".repeat(1_000_000);
        let found = read(Kind::Docx, &document(&body));
        assert_ne!(found.state, State::Read);
    }

    #[test]
    fn a_pdf_that_unfolds_without_end_gives_its_page_and_no_words() {
        let mut operations = b"BT /F1 12 Tf (".to_vec();
        operations.resize(60_000_000, b'x');
        operations.extend_from_slice(b") Tj ET");
        let bytes = saved(pdf(&operations));
        assert!(bytes.len() < 1_000_000);
        let found = read(Kind::Pdf, &bytes);
        assert_eq!((found.state, found.pages), (State::Wordless, Some(1)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn whatever_the_bytes_something_is_said_of_them(
            bytes in proptest::collection::vec(any::<u8>(), 0..2_000),
            start in prop::sample::select(vec![&b""[..], b"%PDF-1.7\n", b"PK\x03\x04", b"From: a\n"]),
        ) {
            let bytes = [start, &bytes].concat();
            let _ = Kind::of(&bytes);
            for kind in [Kind::Pdf, Kind::Docx, Kind::Email, Kind::Text] {
                let found = read(kind, &bytes);
                prop_assert!(found.words.len() <= MOST_WORDS);
            }
        }
    }
}
