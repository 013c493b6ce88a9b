//! What the virtual display really shows: read from its memory, not asked of the page.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::driven::Driven;

/// The size of the window in pixels, which fills the display.
pub const SIZE: (u32, u32) = (1366, 900);

/// Fewer colours than this are an empty window: even a page of text has its letters' soft edges.
const COLOURS: usize = 60;

impl Driven {
    /// Takes a picture of the display and asserts that something is drawn on it. It is kept as
    /// `NAME.png` in the folder `THRESHOLD_PICTURES`, where that is set.
    pub async fn picture(&self, name: &str) {
        let start = Instant::now();
        let seen = loop {
            // Two frames later, what the page has come to is on the display.
            let drawn = self
                .promise("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")
                .await;
            assert_eq!(drawn["answer"], true);
            let seen = Seen::now();
            if seen.colours() >= COLOURS {
                break seen;
            }
            assert!(
                start.elapsed() < Duration::from_secs(60),
                "the window is blank: {} colours at {name}",
                seen.colours()
            );
        };
        if let Some(folder) = std::env::var_os("THRESHOLD_PICTURES").map(PathBuf::from) {
            // One more breath, for a picture people will look at.
            tokio::time::sleep(Duration::from_millis(200)).await;
            drop(seen);
            Seen::now().keep(&folder.join(format!("{name}.png")));
        }
    }
}

/// A picture: three bytes a pixel.
struct Seen {
    rows: Vec<u8>,
}

impl Seen {
    /// Reads the display's memory, which Xvfb keeps as an X window dump: a header of 4-byte
    /// big-endian numbers (0 its length, 4 width, 5 height, 12 bytes a line, 19 entries of the colour
    /// map at 12 bytes each), then the lines, each pixel blue, green, red and a byte of nothing.
    fn now() -> Self {
        let path = std::env::var_os("THRESHOLD_DISPLAY").expect(
            "THRESHOLD_DISPLAY names the display's memory: run `cargo xtask test --only window`",
        );
        let dump = std::fs::read(path).expect("the display's memory can be read");
        let number = |place: usize| -> usize {
            let bytes = dump[place * 4..place * 4 + 4]
                .try_into()
                .expect("four bytes");
            u32::from_be_bytes(bytes) as usize
        };
        let (width, height) = (SIZE.0 as usize, SIZE.1 as usize);
        assert_eq!((number(4), number(5)), (width, height));
        let pixels = &dump[number(0) + 12 * number(19)..];
        let rows = pixels
            .chunks(number(12))
            .take(height)
            .flat_map(|line| line.chunks(4).take(width))
            .flat_map(|pixel| [pixel[2], pixel[1], pixel[0]])
            .collect();
        Self { rows }
    }

    fn colours(&self) -> usize {
        self.rows.chunks(3).collect::<BTreeSet<_>>().len()
    }

    fn keep(&self, path: &std::path::Path) {
        let file = std::fs::File::create(path).expect("the picture can be written");
        let mut png = png::Encoder::new(file, SIZE.0, SIZE.1);
        png.set_color(png::ColorType::Rgb);
        png.set_compression(png::Compression::High);
        png.write_header()
            .and_then(|mut png| png.write_image_data(&self.rows))
            .expect("a picture");
    }
}
