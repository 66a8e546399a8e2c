import Foundation
import Haopai
import HaopaiCommand
import Testing

private let newCar = "rules/businesses/new-car.yaml"
private let selection = "rules/parts/number-selection.yaml"
private let shared = "rules/national/shared.yaml"
private let kinds = "rules/national/plate-kinds.yaml"
private let applicants = "rules/national/applicants.yaml"
private let shandong = "rules/provinces/shandong.yaml"
private let result = "rules/parts/number-result.yaml"
private let yantai = "cities/yantai.yaml"

/// Mistakes on which something else relies, elsewhere in the file or in others.
@Suite("root causes")
struct RootCauseTests {
  @Test(
    "a condition that is broken says nothing about what it guards",
    arguments: [
      Mutation(
        result, "when: size(choice) > 0", "when: sie(choice) > 0", "unknown-function", at: "sie"),
      Mutation(
        result, "when: size(choice) > 0", "when: size(choce) > 0", "unknown-name", at: "choce"),
      Mutation(
        result, "when: has(param.mismatch_ban)", "when: has(param.mismatch_bn)", "unknown-member",
        at: "mismatch_bn"),
      Mutation(
        selection, "when: has(param.draw)", "when: has(param.drw)", "unknown-member", at: "drw"),
      Mutation(
        selection, "when: has(param.session_limit)", "when: has(parm.session_limit)",
        "unknown-name", at: "parm"),
      Mutation(
        selection, "- when: has(param.compose.interval)", "- when: has(param.compose.inteval)",
        "unknown-member", at: "inteval"),
      Mutation(
        selection, "- batch-lapsed: input.number in batch", "- batch-lapsed: input.number in bach",
        "unknown-name", at: "bach"),
    ])
  func guards(_ mutation: Mutation) throws { try expectOneFinding(mutation) }

  @Test(
    "a declaration that is broken is neither missing nor unknown",
    arguments: [
      Mutation(selection, "default: finish", "default: finsh", "unknown-word", at: "finsh"),
      Mutation(selection, "default: finish", "defult: finish", "unknown-key", at: "defult"),
      Mutation(
        selection, "range: 1 min..24 h, optional: true", "range: 1 min..24 h, optional: yes",
        "bad-value", at: "yes"),
      Mutation(
        selection, "tries: { type: count, range: 1..10", "tries: { type: count, rage: 1..10",
        "unknown-key", at: "rage"),
      Mutation(
        selection,
        "  draw:\n    optional: true\n    title: { zh: 随机选号, en: random draw }\n    group:",
        "  draw:\n    optional: true\n    title: { zh: 随机选号, en: random draw }\n    grup:",
        "unknown-key", at: "grup"),
      Mutation(newCar, "accounts: { type:", "accounts: { tpe:", "unknown-key", at: "tpe"),
      Mutation(selection, "    per: [case.vin]", "    pr: [case.vin]", "unknown-key", at: "pr"),
      Mutation(
        selection, "after: param.session_limit", "afer: param.session_limit", "unknown-key",
        at: "afer"),
      Mutation(
        selection, "when: check == \"ok\"", "whn: check == \"ok\"", "unknown-key", at: "whn"),
      Mutation(selection, "        to: used_up", "        toq: used_up", "unknown-key", at: "toq"),
      Mutation(
        selection, "list: number, min: 1, max:", "list: number, min: 1, mx:", "unknown-key",
        at: "mx"),
      Mutation(shared, "keys: { vin: vin }", "keys: { vin: vn }", "unknown-type", at: "vn"),
      Mutation(
        shared, "keys: { who: identity }", "keys: { who: idenity }", "unknown-type", at: "idenity"),
      Mutation(selection, "\nparameters:", "\nparamters:", "unknown-key", at: "paramters"),
      Mutation(selection, "\nexits:", "\nexts:", "unknown-key", at: "exts"),
      Mutation(kinds, "\nenergy_letters:", "\nenergy_leters:", "unknown-key", at: "energy_leters"),
      Mutation(applicants, "  accounts:", "  acounts:", "unknown-key", at: "acounts"),
      Mutation(shandong, "\nparts:", "\npats:", "unknown-key", at: "pats"),
      Mutation(shandong, "\nsources:", "\nsouces:", "unknown-key", at: "souces"),
      Mutation(yantai, "\npools:", "\npols:", "unknown-key", at: "pols"),
      Mutation(
        newCar, "owner_name: fact.account.name,", "owner_nme: fact.account.name,", "unknown-field",
        at: "owner_nme"),
      Mutation(
        newCar, "set: { vin: input.vin,", "set: { vn: input.vin,", "unknown-field", at: "vn"),
    ])
  func declarations(_ mutation: Mutation) throws { try expectOneFinding(mutation) }

  @Test(
    "a name that nothing declares is reported where it is used first",
    arguments: [
      Mutation(selection, "  sms:", "  sma:", "unknown-member", at: "sms"),
      Mutation(selection, "  window: {", "  windou: {", "unknown-member", at: "window"),
      Mutation(
        selection, "  compose:\n    opt", "  compost:\n    opt", "unknown-member", at: "compose"),
      Mutation(selection, "  draws:", "  drawn:", "unknown-name", at: "draws"),
      Mutation(selection, "  kept:", "  keptt:", "unknown-field", at: "kept"),
      Mutation(selection, "  wrong-code: {", "  wrongcode: {", "unknown-message", at: "wrong-code"),
      Mutation(selection, "  sms_code:", "  sms_kode:", "unknown-challenge", at: "sms_code"),
      Mutation(selection, "  batch: { max", "  bach: { max", "unknown-name", at: "batch"),
      Mutation(newCar, "  account:\n", "  acount:\n", "unknown-fact", at: "account"),
      Mutation(
        newCar, "  choice: { max", "  choise: { max", "unmet-expectation", at: "number-selection"),
    ])
  func names(_ mutation: Mutation) throws { try expectOneFinding(mutation) }

  @Test(
    "a file whose name several others spell otherwise is misnamed",
    arguments: [
      Mutation(newCar, "workflow: new-car", "workflow: newcar", "misnamed-file", at: "newcar"),
      Mutation(newCar, "workflow: new-car", "workflow: New-Car", "name-spelling", at: "New-Car"),
      Mutation(newCar, "workflow: new-car", "worklow: new-car", "unknown-file-kind", at: "worklow"),
      Mutation(
        selection, "part: number-selection", "part: number-slection", "misnamed-file",
        at: "number-slection"),
      Mutation(
        selection, "part: number-selection", "pat: number-selection", "unknown-file-kind", at: "pat"
      ),
      Mutation(
        shandong, "province: shandong", "provine: shandong", "unknown-file-kind", at: "provine"),
    ])
  func files(_ mutation: Mutation) throws { try expectOneFinding(mutation) }

  @Test(
    "what does not fit a declaration, or misses a half, is one mistake",
    arguments: [
      Mutation(
        newCar, "registered: { type: bool, mock: false", "registered: { type: count, mock: false",
        "bad-value", at: "false"),
      Mutation(
        selection, "code_sent: { type: bool, default: false",
        "code_sent: { type: mobile, default: false", "bad-value", at: "false"),
      Mutation(newCar, "choice: { max: 1,", "choice: { max: -1,", "value-range", at: "-1"),
      Mutation(
        newCar, "exits: { chosen: selected, unproved: texting, used_up: exhausted, left: ready }",
        "exits: [chosen, unproved, used_up, left]", "wrong-shape",
        at: "[chosen, unproved, used_up, left]"),
      Mutation(
        newCar, "exits: { chosen: selected, unproved: texting, used_up: exhausted, left: ready }",
        "exits: selected",
        "wrong-shape", at: "selected"),
      Mutation(
        newCar, "left: ready }", "left: [ready] }", "wrong-shape", at: "[ready]"),
      Mutation(
        newCar, "  not-own-vehicle: { zh: 只能为自己名下的车辆选号, en: the vehicle is not yours }",
        "  not-own-vehicle: { zh: 只能为自己名下的车辆选号 }", "missing-key", at: "zh"),
      Mutation(
        newCar, "exits: { chosen", "exits: [ chosen", "missing-comma", at: "}"),
      Mutation(
        shandong, "province: shandong", "province: 山东", "name-spelling", at: "山东"),
    ])
  func misfits(_ mutation: Mutation) throws { try expectOneFinding(mutation) }

  @Test("a value that is deleted is missing, and its note is not to blame")
  func deleted() throws {
    let rules = try TemporaryRules(mutating: yantai) {
      $0.replacing("      hold: 180 s\n", with: "")
    }
    let run = ToolRun(["validate", "--format", "json"], root: rules.root)
    #expect(try run.lines.map { try FoundLine($0).code } == ["missing-parameter"], "\(run.output)")
  }

  @Test("a misspelt note counts for the value that it means")
  func notes() throws {
    let rules = try TemporaryRules(mutating: shandong) {
      $0.replacing("new-car.accounts:", with: "new-car.acounts:")
    }
    let run = ToolRun(["validate", "--format", "json"], root: rules.root)
    #expect(try run.lines.map { try FoundLine($0).code } == ["note-without-value"], "\(run.output)")
  }

  @Test("a note of a shared file is about something that the file declares")
  func sharedNotes() throws {
    let rules = try TemporaryRules(mutating: "rules/national/shared.yaml") {
      $0.replacing("counters.live_selection:", with: "counters.live_selecton:")
    }
    let run = ToolRun(["validate", "--format", "json"], root: rules.root)
    let found = try run.lines.map { try FoundLine($0) }
    #expect(found.map(\.code) == ["note-without-value"], "\(run.output)")
    #expect(found.first?.file == "rules/national/shared.yaml")
  }

  @Test("an exit to which nothing leads is the part's mistake")
  func unusedExit() throws {
    let rules = try TemporaryRules(mutating: selection) {
      $0.replacing("        to: used_up", with: "        to: left")
    }
    let run = ToolRun(["validate", "--format", "json"], root: rules.root)
    let found = try run.lines.map { try FoundLine($0) }
    #expect(found.map(\.code) == ["unused-exit"] && found.first?.file == selection, "\(run.output)")
  }

  /// Mistakes of which neither follows from the other, in one file and in two.
  @Test("independent mistakes are all found in one run")
  func independent() throws {
    let rules = try TemporaryRules(mutating: selection) {
      $0.replacing("to: choosing }", with: "to: chosing }")
        .replacing("{ say: all-taken }", with: "{ say: all-takn }")
    }
    let run = ToolRun(["validate", "--format", "json"], root: rules.root)
    let codes = try run.lines.map { try FoundLine($0).code }
    #expect(codes == ["unknown-state", "unknown-message"], "\(run.output)")
  }

  @Test("what a part misspells says nothing about a name that its workflow makes up")
  func acrossFiles() throws {
    let part = try TemporaryRules(mutating: selection) {
      $0.replacing("{ say: all-taken }", with: "{ say: all-takn }")
    }
    let path = part.root + "/" + newCar
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try #require(text.contains("not-own-vehicle: fact"))
    try text.replacing("not-own-vehicle: fact", with: "stolen: fact")
      .write(toFile: path, atomically: true, encoding: .utf8)
    let run = ToolRun(["validate", "--format", "json"], root: part.root)
    let codes = try run.lines.map { try FoundLine($0).code }
    #expect(codes == ["unknown-refusal", "unknown-message"], "\(run.output)")
  }

  @Test(
    "keys that fit none of their uses are one mistake, which names them all",
    arguments: [
      ("keys: { vin: vin }", "keys: { vin: count }", ["type-mismatch"]),
      ("keys: { vin: vin }", "keys: { vin: vin, who: identity }", ["argument-count"]),
      ("keys: { who: identity }", "keys: { who: count }", ["result-type"]),
    ])
  func keys(old: String, new: String, codes: [String]) throws {
    let rules = try TemporaryRules(mutating: shared) { text in
      try #require(text.contains(old))
      return text.replacing(old, with: new)
    }
    let run = ToolRun(["validate", "--format", "json"], root: rules.root)
    #expect(try run.lines.map { try FoundLine($0).code } == codes, "\(run.output)")
    let text = ToolRun(["validate"], root: rules.root).output
    #expect(text.contains("= see \(shared):"), "\(text)")
    #expect(text.contains("it is declared here") && text.contains("here, too"), "\(text)")
  }

  @Test("a province that stands twice is one mistake, whatever the second lacks")
  func doubledLayer() throws {
    let text = """
      haopai: 1
      province: shandong
      name: { zh: 山东省, en: Shandong }
      extends: china

      """
    let rules = try TemporaryRules(mutating: shandong) { $0 }
    try text.write(
      toFile: rules.root + "/rules/provinces/shandong-2.yaml", atomically: true, encoding: .utf8)
    let run = ToolRun(["validate", "--format", "json"], root: rules.root)
    #expect(try run.lines.map { try FoundLine($0).code } == ["duplicate-file"], "\(run.output)")
  }

  @Test("keys that fit all uses but one are that use's mistake")
  func loneKey() throws {
    let old = "live_selection[input.vin]"
    let rules = try TemporaryRules(mutating: newCar) { text in
      try #require(text.contains(old))
      return text.replacing(old, with: "live_selection[1]")
    }
    let run = ToolRun(["validate"], root: rules.root)
    #expect(run.output.contains("error[type-mismatch]"))
    #expect(!run.output.contains("it is declared here"), "\(run.output)")
  }
}
