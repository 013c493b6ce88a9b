//! What this program is, for the foot of the window.

/// The program's name and version.
#[derive(Debug, serde::Serialize)]
pub struct About {
    /// The version, as in the record's metadata: three numbers with points.
    pub version: &'static str,
}

/// Says which program this is.
#[tauri::command]
pub fn about() -> About {
    About {
        version: env!("CARGO_PKG_VERSION"),
    }
}
