import Haopai
import HaopaiCommand
import HaopaiDiagnostics
import Testing

/// What citizens are told, by the rules of the small made-up city.
@Suite("haopai notice")
struct NoticeTests {
  private struct Change {
    let path: String
    let old: String
    let new: String
  }

  private static let city = "cities/qingxi.yaml"
  private static let business = "rules/businesses/boat-plate.yaml"

  private func run(
    _ arguments: String..., on day: String = "2026-03-02", language: String = "en",
    changing changes: Change...
  ) throws -> ToolRun {
    var files: [String: [UInt8]] = [:]
    for (path, bytes) in try RuleBook.files(root: SampleRules.root) { files[path] = bytes }
    for change in changes {
      let text = String(decoding: try #require(files[change.path]), as: UTF8.self)
      try #require(text.contains(change.old))
      files[change.path] = Array(text.replacing(change.old, with: change.new).utf8)
    }
    let rules = try TemporaryRules(bytes: files)
    return ToolRun(
      ["notice"] + arguments + ["--on", day, "--language", language], root: rules.root)
  }

  @Test("sections stand in their order, the part's sentences at their place, each with its values")
  func text() throws {
    let english = try run("qingxi", "boat-plate")
    #expect(english.status == .fine)
    #expect(
      english.output == """
        Qingxi: a number for a boat
        Notice to applicants, by the rules of 2026-03-02

        Steps
          1. enter the details
          2. select a number; draws: 5*
          3. pay within 3 working days*

        Service hours
          - selection: Monday to Friday 08:00-12:00, 13:00-18:00; Saturday and Sunday 09:00-12:00;
            public holidays closed; closed for maintenance from 2026-03-07 10:00 to 2026-03-08 06:00*

        Costs
          - the fee is 20 CNY

        Consequences
          - after an unpaid fee nothing is done for 6 months*

        * Assumed: a value behind it is not published.
        Generated from the rule files; every figure in it is a value of the rules.

        """)
    let chinese = try run("qingxi", "boat-plate", language: "zh")
    #expect(
      chinese.output == """
        清溪市：游船选号
        业务须知，以 2026-03-02 的规则为准

        办理步骤
          1. 填写信息
          2. 可以随机选号5次*
          3. 请在3个工作日内缴费*

        服务时间
          - 选号：周一至周五 08:00-12:00、13:00-18:00；周六、周日 09:00-12:00；节假日不开放；2026-03-07
            10:00 至 2026-03-08 06:00 系统维护*

        收费
          - 工本费20元

        逾期后果
          - 逾期未缴费的，6个月内停办*

        * 暂定：所依据的数值未见公布，为假定值。
        本须知由规则文件生成，其中的数字均为规则的取值。

        """)
  }

  @Test func markdown() throws {
    let title = try run(
      "qingxi", "boat-plate", "--format", "markdown",
      changing: Change(
        path: Self.business, old: "en: a number for a boat", new: "en: a *number* for_a <boat>"))
    #expect(title.status == .fine)
    #expect(
      title.output == """
        # Qingxi: a \\*number\\* for\\_a \\<boat\\>

        Notice to applicants, by the rules of 2026-03-02

        ## Steps

        1. enter the details
        2. select a number; draws: 5\\*
        3. pay within 3 working days\\*

        ## Service hours

        - selection: Monday to Friday 08:00-12:00, 13:00-18:00; Saturday and Sunday 09:00-12:00; \
        public holidays closed; closed for maintenance from 2026-03-07 10:00 to 2026-03-08 06:00\\*

        ## Costs

        - the fee is 20 CNY

        ## Consequences

        - after an unpaid fee nothing is done for 6 months\\*

        \\* Assumed: a value behind it is not published.

        Generated from the rule files; every figure in it is a value of the rules.

        """)
  }

  @Test("a day has its own values, and closures that are over are not told")
  func days() throws {
    let march = try run("qingxi", "boat-plate", on: "2026-03-08")
    #expect(march.output.contains("maintenance"))
    let july = try run("qingxi", "boat-plate", on: "2026-07-01")
    #expect(july.output.contains("draws: 3*"))
    #expect(july.output.contains(";\n    public holidays closed*\n"))
    #expect(!july.output.contains("maintenance"))
  }

  @Test("what a city does not offer it does not tell, and a section without a sentence is left out")
  func conditions() throws {
    let run = try run(
      "qingxi", "boat-plate",
      changing: Change(path: Self.city, old: "    ban: 6 months\n", new: "    ban: none\n"),
      Change(
        path: Self.city,
        old: """
              draw:
                attempts: { 2026-01-05: 5, 2026-07-01: 3 }
                hold: 180 s
                exclude_4: offered

          """,
        new: "    draw: none\n"))
    #expect(run.status == .fine, "\(run.errors)")
    #expect(run.output.contains("  1. enter the details\n  2. pay within 3 working days*\n"))
    #expect(!run.output.contains("Consequences"))
  }

  @Test("without assumptions nothing is marked")
  func sources() throws {
    let note = "{ text: 指南, from: boat-guide.txt }"
    let run = try run(
      "qingxi", "boat-plate",
      changing: Change(
        path: Self.city, old: "  number-choice: 虚构 (made up)\n  boat-plate: 虚构 (made up)", new: ""),
      Change(
        path: Self.city, old: "sources:\n",
        new: "sources:\n  boat-plate: \(note)\n  number-choice: \(note)\n"))
    #expect(run.status == .fine, "\(run.errors)")
    #expect(run.output.contains("draws: 5\n"))
    #expect(!run.output.contains("*"))
    #expect(!run.output.contains("Assumed"))
  }

  // MARK: - No notice

  @Test("a business that tells nothing has no notice, which is no mistake of its rules")
  func none() throws {
    let part = "rules/parts/number-choice.yaml"
    func stripped(_ path: String) throws -> Change {
      let files = try RuleBook.files(root: SampleRules.root)
      let bytes = try #require(files.first { $0.path == path }).bytes
      let text = String(decoding: bytes, as: UTF8.self)
      let start = try #require(text.firstRange(of: "\nnotice:\n")).lowerBound
      return Change(path: path, old: String(text[start...]), new: "")
    }
    for (language, words) in [
      ("en", "haopai: the business `boat-plate` has no notice\n"),
      ("zh", "haopai: 业务 `boat-plate` 没有业务须知\n"),
    ] {
      let run = try run(
        "qingxi", "boat-plate", language: language, changing: try stripped(part),
        try stripped(Self.business))
      #expect(run.status == .findings)
      #expect(run.output.isEmpty)
      #expect(run.errors == words)
    }
  }

  @Test("before the first day of a city's values there is nothing to tell")
  func firstDay() throws {
    let first = try run("qingxi", "boat-plate", on: "2026-01-05")
    #expect(first.status == .fine)
    for (language, words) in [
      ("en", "haopai: the values of `boat-plate` in the city begin on 2026-01-05\n"),
      ("zh", "haopai: 业务 `boat-plate` 在该城市自 2026-01-05 起才有取值\n"),
    ] {
      let run = try run("qingxi", "boat-plate", on: "2026-01-04", language: language)
      #expect(run.status == .findings)
      #expect(run.errors == words)
    }
  }

  @Test(
    "names that are unknown name the nearest that is",
    arguments: [
      ("qingxy", "boat-plate", "the rules have no city `qingxy`, did you mean `qingxi`"),
      (
        "qingxi", "boat-plates", "the city has no business `boat-plates`, did you mean `boat-plate`"
      ),
    ])
  func unknownNames(city: String, business: String, words: String) throws {
    let run = try run(city, business)
    #expect(run.status == .usage)
    #expect(run.errors == "haopai: \(words)\n")
  }

  // MARK: - The shipped rules

  @Test("no line of the shipped city's notice is too wide, and every value in it is there")
  func shipped() {
    for language in ["zh", "en"] {
      let run = ToolRun(["notice", "yantai", "new-car", "--language", language])
      #expect(run.status == .fine)
      #expect(!run.output.contains("—"))
      for line in run.lines { #expect(DisplayWidth.of(line) <= 96, "\(line)") }
    }
  }
}
