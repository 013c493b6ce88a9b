//! What the file says about itself: document information and XMP, saying the same.

use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Object};

use super::document::Document;

/// The program that made the file, as readers show it.
const MAKER: &str = "Threshold";

/// A text string of PDF: ASCII as it is, anything else in UTF-16 (ISO 32000-1, 7.9.2.2).
pub(crate) fn text(words: &str) -> Object {
    if words.is_ascii() {
        return Object::string_literal(words);
    }
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}

/// A date of PDF (ISO 32000-1, 7.9.4).
pub(crate) fn date(time: DateTime<Utc>) -> Object {
    Object::string_literal(time.format("D:%Y%m%d%H%M%SZ").to_string())
}

/// The information dictionary.
pub(crate) fn information(document: &Document) -> Dictionary {
    let mut info = Dictionary::new();
    info.set("Title", text(&document.title));
    info.set("Subject", text(&document.subject));
    info.set("Author", text(&document.author));
    info.set("Creator", text(MAKER));
    info.set("Producer", text(MAKER));
    info.set("CreationDate", date(document.created));
    info.set("ModDate", date(document.created));
    info
}

fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML 1.0 has no way to write these.
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The XMP packet: claims PDF/A-3a and PDF/UA-1, and declares the second claim's own schema,
/// without which the first is void (ISO 19005-3, 6.6.2.3.1).
pub(crate) fn xmp(document: &Document) -> Vec<u8> {
    let title = escaped(&document.title);
    let subject = escaped(&document.subject);
    let author = escaped(&document.author);
    let time = document.created.format("%Y-%m-%dT%H:%M:%SZ");
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
   <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
   <dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
   <xmp:CreateDate>{time}</xmp:CreateDate>
   <xmp:ModifyDate>{time}</xmp:ModifyDate>
   <xmp:MetadataDate>{time}</xmp:MetadataDate>
   <xmp:CreatorTool>{MAKER}</xmp:CreatorTool>
   <pdf:Producer>{MAKER}</pdf:Producer>
   <pdfaid:part>3</pdfaid:part>
   <pdfaid:conformance>A</pdfaid:conformance>
   <pdfuaid:part>1</pdfuaid:part>
   <pdfaExtension:schemas>
    <rdf:Bag>
     <rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property>
       <rdf:Seq>
        <rdf:li rdf:parseType="Resource">
         <pdfaProperty:name>part</pdfaProperty:name>
         <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
         <pdfaProperty:category>internal</pdfaProperty:category>
         <pdfaProperty:description>Part of ISO 14289 the file claims to hold</pdfaProperty:description>
        </rdf:li>
       </rdf:Seq>
      </pdfaSchema:property>
     </rdf:li>
    </rdf:Bag>
   </pdfaExtension:schemas>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}',
    )
    .into_bytes()
}
