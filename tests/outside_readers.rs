//! Other people's programs read the example home's signed records: poppler, qpdf, pyHanko and
//! veraPDF, none of which knows Threshold. `cargo xtask test --only readers` brings them.

#[cfg(test)]
mod readers {
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::process::Command;
    use std::sync::OnceLock;

    mod family;
    mod strained;

    /// The signed records of the example home, and the certificate that vouches for them.
    struct Example {
        folder: PathBuf,
        records: Vec<PathBuf>,
        root: PathBuf,
    }

    fn example() -> &'static Example {
        static EXAMPLE: OnceLock<Example> = OnceLock::new();
        EXAMPLE.get_or_init(|| {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside-readers");
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(&folder).unwrap();
            let application = std::env::var_os("THRESHOLD_APP")
                .expect("THRESHOLD_APP names the built application");
            let (done, said) = ask(Command::new(application)
                .args(["example", "--out"])
                .arg(folder.join("home")));
            assert!(done, "{said}");
            let mut made = files(&folder.join("home"));
            // The pack holds copies, and an index nobody signs: see `family`.
            let pack = folder.join("home").join("Inspection pack");
            made.retain(|path| !path.starts_with(&pack));
            let with = |extension: &str| -> Vec<PathBuf> {
                made.iter()
                    .filter(|path| path.extension().is_some_and(|is| is == extension))
                    .cloned()
                    .collect()
            };
            let (records, roots) = (with("pdf"), with("pem"));
            assert!(
                records.len() >= 2,
                "an acceptance and a decline are signed: {made:?}"
            );
            let [root] = roots.as_slice() else {
                panic!("one root certificate: {made:?}")
            };
            Example {
                records,
                root: root.clone(),
                folder,
            }
        })
    }

    fn files(folder: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(files(&path));
            } else {
                found.push(path);
            }
        }
        found.sort();
        found
    }

    /// Whether a program ended with success, and all it said.
    fn ask(program: &mut Command) -> (bool, String) {
        let output = program
            .env("LC_ALL", "C.UTF-8")
            .output()
            .unwrap_or_else(|cause| panic!("{:?} starts: {cause}", program.get_program()));
        let said = [output.stdout, output.stderr].concat();
        (
            output.status.success(),
            String::from_utf8_lossy(&said).into_owned(),
        )
    }

    /// What poppler says of a signature, with the root in a key store of its own.
    fn poppler(record: &Path) -> String {
        static STORE: OnceLock<String> = OnceLock::new();
        let store = STORE.get_or_init(|| {
            let folder = example().folder.join("nss");
            fs::create_dir_all(&folder).unwrap();
            let store = format!("sql:{}", folder.display());
            let (done, said) =
                ask(Command::new("certutil").args(["-N", "-d", &store, "--empty-password"]));
            assert!(done, "{said}");
            let trusted = ["-A", "-d", &store, "-n", "root", "-t", "CT,C,C", "-i"];
            let (done, said) = ask(Command::new("certutil").args(trusted).arg(&example().root));
            assert!(done, "{said}");
            store
        });
        ask(Command::new("pdfsig").args(["-nssdir", store]).arg(record)).1
    }

    /// Whether pyHanko accepts the signature, and what it says of it.
    fn pyhanko(record: &Path) -> (bool, String) {
        ask(Command::new("pyhanko")
            .args(["sign", "validate", "--no-revocation-check", "--trust"])
            .arg(&example().root)
            .arg(record))
    }

    #[test]
    fn poppler_finds_one_valid_trusted_signature_over_the_whole_file() {
        for record in &example().records {
            let said = poppler(record);
            assert_eq!(said.matches("Signature #").count(), 1, "{said}");
            for wanted in [
                "Signature is Valid",
                "Certificate is Trusted",
                "Total document signed",
            ] {
                assert!(said.contains(wanted), "{wanted}: {said}");
            }
        }
    }

    #[test]
    fn pyhanko_finds_it_intact_trusted_and_nothing_added() {
        for record in &example().records {
            let (accepted, said) = pyhanko(record);
            assert!(
                accepted && said.contains("INTACT:TRUSTED,UNTOUCHED"),
                "{said}"
            );
        }
    }

    #[test]
    fn qpdf_finds_no_fault_in_the_file() {
        for record in &example().records {
            let (done, said) = ask(Command::new("qpdf").arg("--check").arg(record));
            assert!(done, "{said}");
        }
    }

    #[test]
    fn verapdf_finds_the_claimed_profiles() {
        for profile in ["3a", "ua1"] {
            let (done, said) = ask(Command::new("verapdf")
                .arg(profile)
                .args(&example().records));
            assert!(done, "{said}");
        }
    }

    #[test]
    fn a_record_written_again_by_another_program_is_refused_for_what_was_done_to_it() {
        let record = example().records.first().unwrap();
        let ways: [(&str, &[&str], &str); 4] = [
            (
                "linearised",
                &["--linearize"],
                "written again by another program",
            ),
            (
                "packed",
                &["--object-streams=generate"],
                "packed inside others",
            ),
            (
                "locked",
                &["--encrypt", "", "secret", "256", "--"],
                "locked with a password",
            ),
            (
                "unpacked",
                &["--qdf", "--object-streams=disable"],
                "does not belong there",
            ),
        ];
        for (name, way, words) in ways {
            let file = example().folder.join(format!("{name}.pdf"));
            let (done, said) = ask(Command::new("qpdf").args(way).arg(record).arg(&file));
            assert!(done, "{name}: {said}");
            let output = Command::new(std::env::var_os("THRESHOLD_APP").unwrap())
                .args(["verify", "--json", "--trust"])
                .args([&example().root, &file])
                .output()
                .unwrap();
            assert_eq!(output.status.code(), Some(1), "{name}");
            let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            let whole = &told[0]["found"]["facts"][0];
            assert_eq!(
                (&whole["name"], &whole["outcome"]),
                (&"whole_file".into(), &"false".into())
            );
            let sentence = whole["sentence"].as_str().unwrap();
            assert!(sentence.contains(words), "{name}: {sentence}");
        }
    }

    #[test]
    fn a_changed_byte_is_refused_by_others_too() {
        let whole = fs::read(example().records.first().unwrap()).unwrap();
        let changed = example().folder.join("changed.pdf");
        for part in 1..8 {
            let mut bytes = whole.clone();
            // In the first half: the signature itself, whose spelling may vary, stands near the end.
            bytes[whole.len() * part / 16] ^= 0x20;
            fs::write(&changed, bytes).unwrap();
            assert!(
                !poppler(&changed).contains("Signature is Valid"),
                "poppler, part {part}"
            );
            assert!(!pyhanko(&changed).0, "pyHanko, part {part}");
        }
    }
}
