//! A real record of the example home, changed in the ways somebody might try: `threshold verify`
//! refuses each, and says what does not hold. The record's own tests hold the full set.

#[cfg(test)]
mod tampering;

#[cfg(test)]
mod forgeries {
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::process::{Command, Output};

    use crate::tampering::{flipped, place, revised, signature_of};

    fn threshold() -> Command {
        let application =
            std::env::var_os("THRESHOLD_APP").expect("THRESHOLD_APP names the built application");
        Command::new(application)
    }

    /// A signed record of the example home, and the root that vouches for its signer.
    struct Made {
        folder: PathBuf,
        record: PathBuf,
        root: PathBuf,
    }

    fn example(test: &str) -> Made {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("forgeries")
            .join(test);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let home = folder.join("home");
        let done = threshold()
            .args(["example", "--out"])
            .arg(&home)
            .output()
            .unwrap();
        assert!(done.status.success(), "{done:?}");
        Made {
            record: home.join("decline.pdf"),
            root: home.join("root.pem"),
            folder,
        }
    }

    impl Made {
        /// The exit code, and the facts that do not hold.
        fn verified(&self, file: &Path) -> (Option<i32>, Vec<String>) {
            let said = threshold()
                .args(["verify", "--json", "--trust"])
                .args([&self.root, file])
                .output()
                .unwrap();
            (said.status.code(), broken(&said))
        }

        /// What is found of the record when its bytes are these.
        fn forged(&self, name: &str, bytes: &[u8]) -> Vec<String> {
            let file = self.folder.join(format!("{name}.pdf"));
            fs::write(&file, bytes).unwrap();
            let (code, facts) = self.verified(&file);
            assert_eq!(code, Some(1), "{name}: {facts:?}");
            facts
        }
    }

    /// The names of the facts that were found false.
    fn broken(said: &Output) -> Vec<String> {
        let told: serde_json::Value =
            serde_json::from_slice(&said.stdout).unwrap_or_else(|why| panic!("{why}: {said:?}"));
        told[0]["found"]["facts"]
            .as_array()
            .unwrap_or_else(|| panic!("no facts: {told}"))
            .iter()
            .filter(|fact| fact["outcome"] == "false")
            .filter_map(|fact| fact["name"].as_str().map(str::to_string))
            .collect()
    }

    #[test]
    fn a_file_of_200_megabytes_is_refused_and_one_beyond_any_record_is_not_read() {
        let made = example("large");
        let bytes = fs::read(&made.record).unwrap();
        let large = made.folder.join("large.pdf");
        let grown = |bytes: &[u8], to: u64| {
            fs::write(&large, bytes).unwrap();
            // Zeros that take no room on the disk.
            fs::File::options()
                .write(true)
                .open(&large)
                .unwrap()
                .set_len(to)
                .unwrap();
        };
        grown(&bytes, 200 << 20);
        let (code, facts) = made.verified(&large);
        assert_eq!((code, facts), (Some(1), vec!["whole_file".to_string()]));
        // As the first part of a stream of 200 MB that never ends.
        let (head, rest) = bytes.split_at(place(&bytes, b"1 0 obj"));
        let stream = b"99999 0 obj\n<</Length 209000000>>stream\n";
        grown(&[head, stream, rest].concat(), 200 << 20);
        assert_eq!(made.verified(&large).0, Some(1));
        grown(&bytes, 600 << 20);
        let said = threshold().arg("verify").arg(&large).output().unwrap();
        assert_eq!(said.status.code(), Some(2));
        assert!(
            String::from_utf8_lossy(&said.stdout).contains("larger than"),
            "{said:?}"
        );
        fs::remove_file(&large).unwrap();
    }

    #[test]
    fn the_record_itself_is_genuine_and_every_change_is_refused() {
        let made = example("changes");
        assert_eq!(made.verified(&made.record), (Some(0), vec![]));
        let stranger = threshold()
            .arg("verify")
            .arg(&made.record)
            .output()
            .unwrap();
        assert_eq!(
            stranger.status.code(),
            Some(3),
            "nobody vouches for the signer"
        );

        let bytes = fs::read(&made.record).unwrap();
        let page = flipped(&bytes, place(&bytes, b"stream") + 40);
        assert!(
            made.forged("page", &page)
                .contains(&"unchanged".to_string())
        );
        let data = flipped(&bytes, place(&bytes, b"/EmbeddedFile") + 300);
        assert!(
            made.forged("data", &data)
                .contains(&"unchanged".to_string())
        );

        let longer = [bytes.as_slice(), b"\n% added"].concat();
        assert!(
            made.forged("longer", &longer)
                .contains(&"whole_file".to_string())
        );
        assert!(
            made.forged("revised", &revised(&bytes))
                .contains(&"whole_file".to_string())
        );

        let other = fs::read(made.record.with_file_name("acceptance.pdf")).unwrap();
        let swapped = made.forged("swapped", &signature_of(&other, &bytes));
        assert!(swapped.contains(&"unchanged".to_string()), "{swapped:?}");
    }
}
