//! Papers beside the work, in the browser the window really has: a PDF opened, words of it chosen
//! with the mouse, kept as evidence for a need, and found again from there.

use std::path::Path;
use std::time::Duration;

use fantoccini::Locator;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};

use crate::driven::Driven;

/// A PDF of one page with one line of words.
fn one_page(words: &str) -> Vec<u8> {
    let content = format!("BT /F1 14 Tf 72 760 Td ({words}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = "xref\n0 6\n0000000000 65535 f \n".to_owned();
    for (index, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let at = file.len();
    file.push_str(&table);
    file.push_str(&format!(
        "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n"
    ));
    file.into_bytes()
}

const WORDS: &str = "EXAMPLE. After family time he sets small fires outside. He tells us.";

#[tokio::test]
async fn words_of_a_paper_become_evidence_and_are_found_again() {
    let home = tempfile::tempdir().unwrap();
    let manager = Driven::start(home.path()).await;
    manager.presses("Look round the example home").await;
    manager.arrives("Referrals").await;
    manager.presses("Kayden").await;
    manager.arrives("Kayden, 14").await;
    taken_in(&manager, home.path()).await;

    manager.opens("Kayden", "Needs and strengths").await;
    manager.presses_in_all("Open the papers").await;
    manager
        .until("document.querySelector('.textLayer span')?.getBoundingClientRect().width > 100")
        .await;
    assert_eq!(
        manager.barriers().await,
        Vec::<String>::new(),
        "papers beside"
    );
    words_are_chosen(&manager).await;
    manager.picture("papers-beside").await;
    kept_as_evidence(&manager).await;
    found_again(&manager).await;
}

/// The paper is given to the window as a file a person chose.
async fn taken_in(manager: &Driven, home: &Path) {
    let file = home.join("Chronology.pdf");
    std::fs::write(&file, one_page(WORDS)).unwrap();
    manager.opens("Kayden", "Papers and relevant plans").await;
    let input = manager
        .window
        .find(Locator::Css("main input[type=file]"))
        .await
        .expect("papers can be chosen");
    input
        .send_keys(file.to_str().unwrap())
        .await
        .expect("the file is chosen");
    manager
        .until("[...document.querySelectorAll('main details summary')].some((fold) => fold.innerText.includes('Chronology'))")
        .await;
    manager.is_saved().await;
}

/// A drag over the line, from its first letter to its last.
async fn words_are_chosen(manager: &Driven) {
    let place = manager
        .until(
            "(() => { const line = document.querySelector('.textLayer span').getBoundingClientRect();
               return [line.left + 1, line.right - 1, (line.top + line.bottom) / 2] })()",
        )
        .await;
    let [left, right, middle]: [f64; 3] = serde_json::from_value(place).unwrap();
    let at = |x: f64| PointerAction::MoveTo {
        duration: Some(Duration::from_millis(200)),
        x,
        y: middle,
    };
    let drag = MouseActions::new("mouse".to_owned())
        .then(at(left))
        .then(PointerAction::Down {
            button: MOUSE_BUTTON_LEFT,
        })
        .then(at((left + right) / 2.0))
        .then(at(right))
        .then(PointerAction::Up {
            button: MOUSE_BUTTON_LEFT,
        });
    manager
        .window
        .perform_actions(drag)
        .await
        .expect("the words are dragged over");
    manager
        .until("document.querySelector('.chosen .words')?.innerText.includes('sets small fires')")
        .await;
}

async fn kept_as_evidence(manager: &Driven) {
    let need = manager
        .until("[...document.querySelectorAll('#chosen-for option')].find((one) => one.value.startsWith('/needs/'))?.value")
        .await;
    let need = need.as_str().unwrap().to_owned();
    manager.chooses("chosen-for", &need).await;
    manager
        .clicks(Locator::XPath(
            "//div[contains(@class, \"chosen\")]//button[normalize-space() = \"Keep\"]",
        ))
        .await;
    manager
        .until("document.querySelector('.chosen [role=status]')?.innerText.startsWith('Kept as evidence')")
        .await;
    // It stands with the need, with its page and its words.
    manager
        .until("document.querySelector('.passages blockquote')?.innerText.includes('sets small fires')
            || document.querySelector('.passages blockquote')?.textContent.includes('sets small fires')")
        .await;
}

/// With the papers closed, one press in the need leads back to the words on their page.
async fn found_again(manager: &Driven) {
    manager.presses_in_all("Close the papers").await;
    manager.until("!document.querySelector('.textLayer')").await;
    manager.unfolds_everything().await;
    manager.presses("Show it in the paper").await;
    manager
        .until("document.querySelector('.textLayer span')")
        .await;
    manager
        .until("'highlights' in CSS ? CSS.highlights.get('paper-found')?.size > 0 : String(getSelection()).includes('small fires')")
        .await;
    manager.picture("papers-found").await;
}
