use std::cell::Cell;
use std::rc::Rc;

use rand_core::OsRng;

use super::*;
use casebook::{KdfCost, NewCasebook, NewPerson, Passphrase, Standing};

fn at(seconds: i64) -> At {
    At::from_timestamp(1_795_251_600 + seconds, 0).unwrap()
}

fn small(folder: &tempfile::TempDir) -> Casebook {
    let new = NewCasebook {
        home: json!({"name": "Larch House (EXAMPLE)"}),
        person: NewPerson {
            name: "Rosalind Ashworth".to_owned(),
            standing: Standing::RegisteredManager,
            registration: "=EXAMPLE()".to_owned(),
            until: None,
        },
        example: true,
        cost: KdfCost {
            memory_kib: 64,
            passes: 1,
            lanes: 1,
        },
    };
    let passphrase = Passphrase::new("copper lantern otter umbrella");
    let path = folder.path().join("larch.casebook");
    let mut casebook = Casebook::create(&path, &new, &passphrase, at(0), &mut OsRng).unwrap();
    casebook.save_child("c", &json!({"n": 1}), at(1)).unwrap();
    let referral = casebook
        .new_referral(&json!({}), at(2), &mut OsRng)
        .unwrap();
    let bytes = b"The words of a paper, EXAMPLE";
    let name = "../../Care: plan?.txt";
    let id = casebook
        .begin_paper(&referral.id, name, bytes.len() as u64, &mut OsRng)
        .unwrap();
    casebook.add_to_paper(&id, 0, bytes).unwrap();
    casebook.keep_paper(&id, "text", at(3)).unwrap();
    casebook
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[test]
fn everything_is_written_and_its_manifest_holds() {
    let (home, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut casebook = small(&home);
    let all = &mut |done, all| done <= all;
    let written = write(&mut casebook, out.path(), at(9), &mut on_the_disk, all).unwrap();
    let sums = fs::read_to_string(written.folder.join("manifest.sha256")).unwrap();
    assert_eq!(sums.lines().count() + 2, written.files);
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").unwrap();
        let bytes = fs::read(written.folder.join(name)).unwrap();
        assert_eq!(numbers::hex(&Sha256::digest(bytes)), sum, "{name}");
    }
    let paper = written
        .folder
        .join("referrals/0001/papers/01 _.._Care_ plan_.txt");
    assert_eq!(fs::read(paper).unwrap(), b"The words of a paper, EXAMPLE");
    let people = fs::read_to_string(written.folder.join("people.csv")).unwrap();
    assert!(people.contains("\"'=EXAMPLE()\""), "{people}");
    assert_eq!(casebook.journal(1).unwrap()[0].what, "everything_exported");
}

#[test]
fn stopped_or_refused_nothing_is_left_in_the_folder() {
    let (home, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut casebook = small(&home);
    let stop = &mut |done, _| done < 3;
    let stopped = write(&mut casebook, out.path(), at(9), &mut on_the_disk, stop);
    assert!(stopped.unwrap_err().message.contains("stopped"), "said so");
    assert_eq!(names(out.path()), [""; 0]);
}

/// A file on a disk that has room for so many bytes more, in all.
struct Cramped {
    file: File,
    room: Rc<Cell<u64>>,
}

impl Write for Cramped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = usize::try_from(self.room.get()).unwrap();
        if room == 0 && !bytes.is_empty() {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let written = self.file.write(&bytes[..bytes.len().min(room)])?;
        self.room.set(self.room.get() - written as u64);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Sheet for Cramped {
    fn finish(self: Box<Self>) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn wherever_the_disk_is_full_nothing_half_is_left_and_what_stood_there_stands() {
    let (home, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut casebook = small(&home);
    let mut before = on_the_disk(&out.path().join("an earlier file.txt")).unwrap();
    before.write_all(b"EXAMPLE").unwrap();
    let mut export = |room: u64, seconds| {
        let room = Rc::new(Cell::new(room));
        let mut cramped = |path: &Path| -> io::Result<Box<dyn Sheet>> {
            fs::create_dir_all(path.parent().unwrap())?;
            let (file, room) = (File::create_new(path)?, room.clone());
            Ok(Box::new(Cramped { file, room }))
        };
        let on = &mut |_, _| true;
        write(&mut casebook, out.path(), at(seconds), &mut cramped, on)
    };
    let mut places: Vec<u64> = (0..4_096).step_by(64).collect();
    places.extend((4_096..9_000).step_by(512));
    for room in places {
        let full = export(room, 100 + i64::try_from(room).unwrap());
        if full.is_ok() {
            break;
        }
        assert_eq!(names(out.path()), ["an earlier file.txt"], "{room}");
    }
    let kept = fs::read(out.path().join("an earlier file.txt")).unwrap();
    assert_eq!(kept, b"EXAMPLE");
    assert!(export(u64::MAX / 2, 99_999).is_ok());
}
