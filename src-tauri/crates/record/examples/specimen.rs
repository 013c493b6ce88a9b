//! Draws the specimen, to look at or to hand to a validator:
//! `cargo run --release -p record --example specimen -- FILE.pdf`
//!
//! Prints what the engine reports and how long one drawing takes.

#[path = "../src/typeset/tests/specimen.rs"]
mod specimen;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "specimen.pdf".to_owned());
    let document = specimen::specimen();
    let start = std::time::Instant::now();
    let drawn = record::typeset::draw(&document)?;
    let first = start.elapsed();
    let start = std::time::Instant::now();
    for _ in 0..10 {
        record::typeset::draw(&document)?;
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
