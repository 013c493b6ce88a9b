use super::library;
use super::*;
use proptest::prelude::*;

fn words(id: &str) -> String {
    provision(id)
        .unwrap_or_else(|| panic!("{id} is not found"))
        .words
}

#[test]
fn regulation_14_2_a_reads_on_its_own() {
    assert_eq!(
        words("CHR2015/14(2)(a)"),
        "(2) In particular, the standard in paragraph (1) requires the registered person to \
         ensure—\n(a) that children are admitted to the home only if their needs are within the \
         range of needs of children for whom it is intended that the home is to provide care and \
         accommodation, as set out in the home's statement of purpose;"
    );
}

#[test]
fn a_part_further_down_its_list_is_marked_as_such() {
    assert_eq!(
        words("CHR2015/14(2)(c)"),
        "(2) In particular, the standard in paragraph (1) requires the registered person to \
         ensure—\n…\n(c) that each child's relevant plans are followed;"
    );
}

#[test]
fn regulation_5_c_keeps_its_opening_words() {
    assert_eq!(
        words("CHR2015/5(c)"),
        "5. In meeting the quality standards, the registered person must, and must ensure that \
         staff—\n…\n(c) if the registered person considers, or staff consider, a placing \
         authority's or a relevant person's performance or response to be inadequate in relation \
         to their role, challenge the placing authority or the relevant person to seek to ensure \
         that each child's needs are met in accordance with the child's relevant plans; and"
    );
}

#[test]
fn the_guide_on_the_two_limbs() {
    let guide = provision("GUIDE/11.4").unwrap();
    assert_eq!(
        guide.sentence(1),
        Some(
            "The registered person should only accept placements for children where they are \
             satisfied that the home can respond effectively to the child’s assessed needs as \
             recorded in the child’s relevant plans and where they have fully considered the \
             impact that the placement will have on the existing group of children."
        )
    );
    assert_eq!(
        guide.sentence(2),
        Some(
            "The Statement of Purpose is an important document in the process of care planning \
             as it sets out the needs of children the home is set up and equipped to care for."
        )
    );
    assert_eq!(guide.sentence(3), None);
    assert_eq!(guide.sentence(0), None);
    assert_eq!(guide.citation, "page 56, paragraph 11.4");
}

#[test]
fn the_guide_on_challenge() {
    assert_eq!(
        words("GUIDE/11.5"),
        "The registered person must challenge (under regulation 5(c)) any placing authority who \
         asks them to accept a child in the absence of a complete and current relevant plan, as \
         the expectation that a placement of a child without the necessary information would go \
         ahead (in circumstances other than an emergency) is inadequate in relation to their \
         role. It is essential that homes understand what will be required of them before they \
         accept responsibility for a child’s placement, to avoid disruption and instability for \
         the child in future and for other children in the home. For non-looked-after children, \
         the home should ensure they have sufficient information from the child’s ‘placing \
         authority’ (usually their parents/carers) and other relevant agencies to effectively \
         assess whether they can meet the child’s needs before agreeing to the placement."
    );
}

#[test]
fn the_guide_on_emergencies() {
    let guide = provision("GUIDE/3.6").unwrap();
    assert_eq!(
        guide.sentence(2),
        Some(
            "Emergency admissions should not be taken unless the home’s Statement of Purpose and \
             its capacity and support systems mean that it has the capability to care for \
             children admitted at very short notice while continuing to offer high quality care \
             to children already living in the home."
        )
    );
    assert_eq!(guide.citation, "page 15, paragraph 3.6");
}

#[test]
fn ofsted_on_balance_and_on_declines() {
    let balance = provision("SCCIF/351").unwrap();
    assert_eq!(
        balance.sentence(1),
        Some(
            "Decisions about children coming to live at the home are inclusive and balance the \
             needs of children requiring a placement and those already living in the home."
        )
    );
    assert_eq!(balance.force, Force::Ofsted);
    assert_eq!(
        balance.citation,
        "section “The effectiveness of leaders and managers: Good”"
    );
    let declines = provision("SCCIF/777").unwrap();
    assert!(declines.words.ends_with(
        "This will usually include practice related to the following:\n…\ndecisions not to \
         accommodate children"
    ));
}

#[test]
fn closing_words_finish_the_sentence() {
    assert_eq!(
        words("CHR2015/6(2)(d)(i)"),
        "(2) In particular, the standard in paragraph (1) requires the registered person to—\n…\n\
         (d) ensure that any care that is arranged or provided for a child that—\n\
         (i) relates to the child's development (within the meaning of section 17(11) of the \
         Children Act 1989) or health; and\n…\nsatisfies the conditions in paragraph (3)."
    );
}

#[test]
fn letters_and_roman_numerals_are_not_confused() {
    assert!(words("CHR2015/4(i)").ends_with("(i) the care planning standard (see regulation 14)."));
    assert!(words("CHR2015/4(h)").contains("leadership and management"));
    assert!(words("CHR2015/13(2)(g)(i)").contains("(i) research and dev"));
    assert!(words("CHR2015/11(2)(a)(v)").contains("(v) communicate to e"));
    assert!(words("CHR2015/11(2)(a)(x)").contains("(x) are provided wit"));
    assert!(words("CHR2015/19(2)(i)").contains("(i) any measure invo"));
    assert!(words("CHR2015/38(i)").contains("(i) children's case"));
}

#[test]
fn a_definition_is_found_by_its_term() {
    assert_eq!(
        words("CHR2015/2(1)“placing authority”(c)(i)"),
        "2.—(1) In these Regulations—\n…\n“placing authority”—\n…\n(c) does not include a parent \
         of a child who is not looked after by a local authority in the following provisions—\n\
         (i) regulation 5(c);"
    );
    assert!(words("CHR2015/2(1)\"registered person\"").ends_with(
        "“registered person” means the registered provider or the registered manager of the home;"
    ));
}

#[test]
fn a_schedule_paragraph_carries_its_headings() {
    let range = provision("CHR2015/Sch1/1").unwrap();
    assert_eq!(
        range.words,
        "1. A statement of the range of needs of the children for whom it is intended that the \
         children's home is to provide care and accommodation."
    );
    assert_eq!(range.citation, "Schedule 1 paragraph 1");
    assert_eq!(
        range.heading.as_deref(),
        Some("Matters to be included in the Statement of Purpose: Quality and purpose of care")
    );
    assert_eq!(
        words("CHR2015/Sch1/3(b)"),
        "3. A description of the accommodation offered by the home, including—\n…\n(b) the age \
         range, number and sex of children for whom it is intended that accommodation is to be \
         provided; and"
    );
}

#[test]
fn the_local_authority_must_give_the_home_the_care_plan() {
    let plan = provision("CPPCR2010/6(3)(e)").unwrap();
    assert_eq!(
        plan.words,
        "(3) Subject to paragraph (4), the responsible authority must give a copy of the care \
         plan—\n…\n(e) where C is to be placed, or is placed, in a children's home, to the person \
         who is registered under Part 2 of the Care Standards Act 2000 in respect of that home, \
         and"
    );
    assert_eq!(plan.force, Force::LocalAuthority);
    assert_eq!(plan.mark, Mark::Mirror);
}

#[test]
fn consolidated_words_say_so() {
    for id in [
        "CPPCR2010/11(3)(b)",
        "CPPCR2010/13(4)",
        "CPPCR2010/Sch2/3(1A)",
    ] {
        assert_eq!(provision(id).unwrap().mark, Mark::Consolidated, "{id}");
    }
}

#[test]
fn the_act_binds_in_its_own_name() {
    let act = provision("CSA2000/24").unwrap();
    assert_eq!(
        (act.citation.as_str(), act.force),
        ("section 24", Force::Act)
    );
    assert!(
        act.words
            .starts_with("24 If a person registered in respect of an establishment")
    );
}

/// Every provision of the rule book's citation column whose words we hold.
const CITED: &[&str] = &[
    "CHR2015/2(1)“placing authority”",
    "CHR2015/2(1)“placing authority”(c)(i)",
    "CHR2015/2(1)“registered person”",
    "CHR2015/2(1)“relevant plans”",
    "CHR2015/2(1)“responsible individual”",
    "CHR2015/2(2)(a)",
    "CHR2015/2(2)(b)",
    "CHR2015/5(c)",
    "CHR2015/6(2)(a)",
    "CHR2015/6(2)(b)(iv)",
    "CHR2015/6(2)(d)",
    "CHR2015/6(3)",
    "CHR2015/7(2)(a)(i)",
    "CHR2015/7(2)(a)(iii)",
    "CHR2015/7(2)(b)(ii)",
    "CHR2015/7(2)(d)",
    "CHR2015/7(2)(e)",
    "CHR2015/8",
    "CHR2015/8(2)(a)(vi)",
    "CHR2015/8(2)(a)(x)",
    "CHR2015/9",
    "CHR2015/10(2)(b)",
    "CHR2015/10(2)(c)",
    "CHR2015/11(2)(a)(iv)",
    "CHR2015/11(2)(a)(xi)",
    "CHR2015/11(2)(a)(xiii)",
    "CHR2015/12(2)(a)(i)",
    "CHR2015/12(2)(a)(iv)",
    "CHR2015/12(2)(b)",
    "CHR2015/12(2)(c)",
    "CHR2015/13(2)(c)",
    "CHR2015/13(2)(d)",
    "CHR2015/13(2)(e)",
    "CHR2015/14(1)(b)",
    "CHR2015/14(2)(a)",
    "CHR2015/14(2)(b)(i)",
    "CHR2015/14(2)(d)",
    "CHR2015/14(2)(e)",
    "CHR2015/14(2)(f)",
    "CHR2015/15",
    "CHR2015/16(2)(b)",
    "CHR2015/16(2)(d)",
    "CHR2015/16(3)(a)",
    "CHR2015/16(3)(b)",
    "CHR2015/16(5)",
    "CHR2015/16(6)(b)",
    "CHR2015/17",
    "CHR2015/17(2)",
    "CHR2015/18",
    "CHR2015/18(4)",
    "CHR2015/18(6)",
    "CHR2015/18(8)",
    "CHR2015/20(3)",
    "CHR2015/24(1)(a)",
    "CHR2015/24(1)(d)",
    "CHR2015/30",
    "CHR2015/31(1)",
    "CHR2015/31(2)(a)",
    "CHR2015/32(3)(b)",
    "CHR2015/36",
    "CHR2015/36(1)(c)",
    "CHR2015/36(2)(a)",
    "CHR2015/36(2)(b)",
    "CHR2015/36(2)(c)",
    "CHR2015/36(3)",
    "CHR2015/36(5)",
    "CHR2015/37(2)(c)",
    "CHR2015/38",
    "CHR2015/40",
    "CHR2015/41(1)",
    "CHR2015/41(2)",
    "CHR2015/41(3)",
    "CHR2015/44(1)",
    "CHR2015/44(2)(b)",
    "CHR2015/45(1)",
    "CHR2015/45(4)(a)",
    "CHR2015/46(1)",
    "CHR2015/52",
    "CHR2015/Sch1/1",
    "CHR2015/Sch1/3(b)",
    "CHR2015/Sch1/22",
    "CHR2015/Sch3",
    "CHR2015/Sch4/1",
    "CHR2015/Sch5/1",
    "CHR2015/Sch5/1(d)",
    "GUIDE/2.1",
    "GUIDE/2.3",
    "GUIDE/2.4",
    "GUIDE/2.8",
    "GUIDE/3.6",
    "GUIDE/3.12",
    "GUIDE/3.16",
    "GUIDE/3.29",
    "GUIDE/3.30",
    "GUIDE/4.7",
    "GUIDE/4.8",
    "GUIDE/4.9",
    "GUIDE/4.21",
    "GUIDE/4.25",
    "GUIDE/8.3",
    "GUIDE/8.8",
    "GUIDE/9.5",
    "GUIDE/9.13",
    "GUIDE/9.24",
    "GUIDE/10.1",
    "GUIDE/10.17",
    "GUIDE/10.18",
    "GUIDE/10.20",
    "GUIDE/11.1",
    "GUIDE/11.4",
    "GUIDE/11.5",
    "GUIDE/11.6",
    "GUIDE/11.7",
    "GUIDE/11.8",
    "GUIDE/11.12",
    "GUIDE/11.15",
    "GUIDE/11.19",
    "GUIDE/12.3",
    "GUIDE/14.2",
    "GUIDE/14.3",
    "GUIDE/14.4",
    "GUIDE/14.6",
    "GUIDE/14.13",
    "SCCIF/113",
    "SCCIF/117",
    "SCCIF/179",
    "SCCIF/235",
    "SCCIF/263",
    "SCCIF/309",
    "SCCIF/351",
    "SCCIF/505",
    "SCCIF/763",
    "SCCIF/777",
    "SCCIF/779",
    "SCCIF/1043",
    "SCCIF/1147",
    "CPPCR2010/4(2)",
    "CPPCR2010/5",
    "CPPCR2010/5(b)(vii)",
    "CPPCR2010/6(3)(e)",
    "CPPCR2010/9",
    "CPPCR2010/9(1)",
    "CPPCR2010/9(1)(b)(i)",
    "CPPCR2010/9(2)",
    "CPPCR2010/9(3)",
    "CPPCR2010/10",
    "CPPCR2010/11",
    "CPPCR2010/11(1)",
    "CPPCR2010/11(2)",
    "CPPCR2010/11(3)(b)",
    "CPPCR2010/11(5)",
    "CPPCR2010/13(1)",
    "CPPCR2010/13(4)",
    "CPPCR2010/14(4)",
    "CPPCR2010/28(2)",
    "CPPCR2010/33(1)",
    "CPPCR2010/33(2)",
    "CPPCR2010/Sch2",
    "CPPCR2010/Sch2/1(8)",
    "CPPCR2010/Sch2/3(1A)",
    "CPPCR2010/Sch2/3(4A)",
    "CPPCR2010/Sch2/3(4B)",
    "CPPCR2010/Sch2/3(5)",
    "CSA2000/24",
];

#[test]
fn every_citation_of_the_rule_book_is_found() {
    for id in CITED {
        let found = provision(id).unwrap_or_else(|| panic!("{id} is not found"));
        assert_eq!(found.id.as_str(), *id);
        assert!(!found.words.trim().is_empty(), "{id} has no words");
        assert!(
            !found.words.contains("\n…\n…"),
            "{id} marks one omission twice"
        );
        assert!(
            !found.citation.contains("351"),
            "a line number of the capture is never printed"
        );
    }
}

#[test]
fn no_quotation_breaks_the_wording_rules() {
    // 14(2)(a) is never cited as "14(a)"; the draft wording of regulation 14 never appears.
    assert_eq!(provision("CHR2015/14(a)"), None);
    assert!(!words("CHR2015/14").contains("well-planned care"));
    assert!(words("CHR2015/14").contains("receive effectively planned care"));
}

#[test]
fn what_the_file_does_not_hold_is_not_found() {
    for id in [
        "",
        "/",
        "CHR2015",
        "CHR2015/",
        "CHR2015/22",
        "CHR2015/14(9)",
        "GUIDE/14.1",
        "X/1",
    ] {
        assert_eq!(provision(id), None, "{id}");
    }
}

/// The file as it will be once the day of section 16LA has been read.
fn with_section_16la_from(day: &str) -> Library {
    let file = library::FILE.replace(
        "\"in_force_from\": null",
        &format!("\"in_force_from\": \"{day}\""),
    );
    assert_ne!(file, library::FILE);
    Library::read(&file).unwrap()
}

#[test]
fn words_enacted_and_not_in_force_are_held_and_never_found() {
    let id = "CA2004/16LA(2)";
    assert_eq!(provision(id), None);
    let far = NaiveDate::from_ymd_opt(2100, 1, 1).unwrap();
    assert_eq!(provision_on(id, far), None);
    let (held, since) = held(Library::get().unwrap(), id).unwrap();
    assert_eq!(
        (held.citation.as_str(), since),
        ("section 16LA(2)", Since::NotYet)
    );
    assert!(provision_on("CHR2015/5(c)", far).is_some());
}

#[test]
fn a_day_entered_in_the_file_is_the_switch() {
    let library = with_section_16la_from("2027-03-01");
    let on = |day: u32, month: u32| {
        let day = NaiveDate::from_ymd_opt(2027, month, day).unwrap();
        in_force_on(&library, "CA2004/16LA(2)", day)
    };
    assert_eq!(on(28, 2), None);
    let words = on(1, 3).unwrap().words;
    assert!(
        words.starts_with("(2) The relevant person must ensure"),
        "{words}"
    );
}

#[test]
fn the_law_is_as_fresh_as_its_oldest_check() {
    assert_eq!(checked_on(), NaiveDate::from_ymd_opt(2026, 6, 29));
    assert!(licence().contains("Open Government Licence v3.0"));
}

proptest! {
    #[test]
    fn no_id_makes_the_lookup_fail(id in ".*") {
        let _ = provision(&id);
    }

    #[test]
    fn no_id_of_nearly_the_right_form_makes_the_lookup_fail(
        code in "CA2004|CHR2015|CPPCR2010|CSA2000|GUIDE|OFSTEDBLOG|SCCIF",
        place in r#"(Sch[0-9]?/?)?[0-9.]{0,4}([(][a-z0-9A-Z]{0,3}[)]?|[“"][a-z ]{0,9}[”"]?){0,4}"#,
    ) {
        if let Some(found) = provision(&format!("{code}/{place}")) {
            prop_assert!(!found.words.is_empty());
            prop_assert_eq!(provision(found.id.as_str()), Some(found.clone()));
        }
    }
}
