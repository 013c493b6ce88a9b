//! Draws a document to look at, or to hand to a validator:
//!
//! ```text
//! cargo run --release -p record --example specimen -- FILE.pdf             every kind of block
//! cargo run --release -p record --example specimen -- FILE.pdf CASE.json   the record of a case
//! ```
//!
//! Prints what the engine reports and how long one drawing takes.

use record::typeset::Drawn;

#[path = "../src/typeset/tests/specimen.rs"]
mod specimen;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments
        .next()
        .unwrap_or_else(|| "specimen.pdf".to_owned());
    let case = match arguments.next() {
        Some(path) => Some(admission::Case::parse(&std::fs::read_to_string(path)?)?),
        None => None,
    };
    let draw = || -> Result<Drawn, record::RecordError> {
        match &case {
            Some(case) => record::draw_record(case),
            None => record::typeset::draw(&specimen::specimen()),
        }
    };
    let start = std::time::Instant::now();
    let drawn = draw()?;
    let first = start.elapsed();
    let start = std::time::Instant::now();
    for _ in 0..10 {
        draw()?;
    }
    println!("{:?}", drawn.report);
    println!(
        "{} bytes; first {first:?}, then {:?} each",
        drawn.bytes.len(),
        start.elapsed() / 10
    );
    std::fs::write(path, drawn.bytes)?;
    Ok(())
}
