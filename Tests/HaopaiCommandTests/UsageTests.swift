import HaopaiCommand
import Testing

@Suite("using the tool")
struct UsageTests {
  @Test(
    "every command explains itself in both languages",
    arguments: [
      "validate", "test", "try", "run", "erase", "help",
    ])
  func help(command: String) {
    for language in ["zh", "en"] {
      let asOption = ToolRun([command, "--help", "--language", language], root: nil)
      let asCommand = ToolRun(["help", command, "--language=\(language)"], root: nil)
      #expect(asOption.status == .fine)
      #expect(asOption.output.contains("haopai \(command)"))
      #expect(asOption.output.contains("--root DIR"))
      #expect(asOption.output == asCommand.output)
      #expect(asOption.errors.isEmpty)
    }
  }

  @Test("the overview goes to whoever asks for it, and to the errors where nothing was asked")
  func overview() {
    #expect(ToolRun(["--help"], root: nil).output == ToolRun(["help"], root: nil).output)
    let nothing = ToolRun([], root: nil)
    #expect(nothing.status == .usage)
    #expect(nothing.output.isEmpty)
    #expect(nothing.errors.contains("validate [PATH…]"))
    #expect(ToolRun(["--version"], root: nil).output == "haopai \(Tool.version)\n")
  }

  @Test(
    "wrong usage exits with 2 and says what is wrong",
    arguments: [
      (["vaildate"], "there is no command `vaildate`, did you mean `validate`"),
      (
        ["validate", "--fromat", "json"],
        "there is no option `--fromat` here, did you mean `--format`"
      ),
      (["validate", "--format", "xml"], "option `--format` cannot be `xml`, only text or json"),
      (["validate", "--format"], "option `--format` needs a value: text|json"),
      (["validate", "--strict=yes"], "option `--strict` takes no value"),
      (["validate", "--strict", "--strict"], "option `--strict` is given twice"),
      (["--strict"], "there is no option `--strict` here"),
      (["run", "x"], "argument `x` is one too many"),
      (["run", "--seed", "-1"], "option `--seed` cannot be `-1`"),
      (["try", "yantai"], "BUSINESS is missing"),
      (["help", "tset"], "there is no command `tset`, did you mean `test`"),
    ])
  func wrongUsage(arguments: [String], complaint: String) {
    let run = ToolRun(arguments, root: nil)
    #expect(run.status == .usage)
    #expect(run.errors.contains("haopai: \(complaint)"))
    #expect(run.output.isEmpty)
  }

  @Test("what was typed cannot colour the terminal")
  func hostileArguments() {
    let run = ToolRun(["\u{1B}[31mx\u{202E}\n"], root: nil)
    #expect(run.errors.contains("␛[31mx\\u{202E}␊"))
  }

  @Test(
    "the flag decides the language, then the environment",
    arguments: [
      ([:], false), (["LANG": "zh_CN.UTF-8"], true), (["LANG": "en_US"], false),
      (["LC_ALL": "C", "LANG": "zh_CN"], false), (["LC_ALL": "", "LC_MESSAGES": "zh"], true),
      (["HAOPAI_LANGUAGE": "zh", "LC_ALL": "en_US"], true), (["HAOPAI_LANGUAGE": "fr"], false),
    ] as [([String: String], Bool)])
  func language(environment: [String: String], isChinese: Bool) {
    let run = ToolRun(["--help"], root: nil, environment: environment)
    #expect(run.output.contains("用法") == isChinese)
    let flagged = ToolRun(
      ["--help", "--language", isChinese ? "en" : "zh"], root: nil, environment: environment)
    #expect(flagged.output.contains("用法") != isChinese)
  }
}
