//! A decision made again in full after an emergency, as the register tells of it.

use super::super::decide_again::{again, emergency};
use super::*;

/// What the register says of a record being another decided again, in the list and in the queue.
fn said(stage: &Stage, sha256: &Value) -> Value {
    let listed = list(stage, "decisions")["rows"].clone();
    let queue = stage.must("gathered_queue", json!({"home": null}))["to_read"].clone();
    let of = |rows: &Value| {
        let mut rows = rows.as_array().unwrap().iter();
        let row = rows.find(|row| row["sha256"] == *sha256).unwrap();
        row["decides_again"].clone()
    };
    assert_eq!(of(&listed), of(&queue));
    of(&listed)
}

#[test]
fn a_record_says_which_it_decides_again_unless_that_tells_how_a_drawn_one_came_out() {
    let (stage, first, reasons) = emergency();
    let (second, _) = again(
        &stage,
        &first,
        &reasons,
        reasons["outcome"].as_str().unwrap(),
    );
    let folder = stage.folder.path().join("handed over");
    fs::create_dir_all(&folder).unwrap();
    for view in [&first, &second] {
        let number = &view["record"]["number"];
        let path = folder.join(format!("{}.pdf", number.as_str().unwrap()));
        stage.must("export_record", json!({"number": number, "path": path}));
    }
    with_a_register(&stage);
    stage.must("gather_folder", json!({"path": folder}));
    trust_all(&stage);
    let (one, two) = (&first["record"]["sha256"], &second["record"]["sha256"]);
    let number = first["record"]["number"].as_str().unwrap();
    let which = json!(format!("It decides record {number} again, in full."));
    assert_eq!(said(&stage, two), which);
    assert_eq!(said(&stage, one), Value::Null);

    stage.must("draw_sample", json!({"size": 2}));
    assert_eq!(
        said(&stage, two),
        Value::Null,
        "it would tell that the first was a yes in an emergency"
    );
    stage.must("set_sample_aside", json!({"number": one}));
    let listed = list(&stage, "decisions")["rows"].clone();
    let mut rows = listed.as_array().unwrap().iter();
    let drawn = rows.find(|row| row["sha256"] == *two).unwrap();
    assert_eq!(
        (&drawn["drawn"], &drawn["outcome"]),
        (&json!(true), &Value::Null)
    );
    assert_eq!(
        said(&stage, two),
        which,
        "of its own outcome it tells nothing"
    );

    stage.must(
        "delete_gathered",
        json!({"of": {"what": "record", "sha256": one}, "because": "EXAMPLE: by mistake."}),
    );
    assert_eq!(
        said(&stage, two),
        "It decides an emergency again, in full; that record is not here."
    );
}
