import HaopaiDiagnostics
import HaopaiExpression
import HaopaiProgram

/// The domain's functions and properties, beyond CEL's own and `reached`: one table with their
/// types and what they mean.
enum DomainFunctions {
  static func all(plateKind: EnumerationID, _ probes: inout ProbeTable) -> [FunctionSymbol] {
    terms(&probes) + windows(&probes) + [
      function(
        "in_pool", .global, .numberInPool, [.number, .enumeration(plateKind)], .bool,
        readsTime: true,
        Message(
          zh: "号池在办理当日已公布该号码（不论是否已被选）",
          en: "whether the pool has published the number by the day of the step, free or not"),
        &probes),
      function(
        "composable", .global, .numberComposable, [.number, .enumeration(plateKind)], .bool,
        readsTime: true,
        Message(
          zh: "该号码在办理当日是否可以自编（不论是否已被选）；新号段可有一段时间仅供随机选号",
          en: "whether the number may be composed on the day of the step, free or not"),
        &probes),
      function(
        "check_digit_ok", .global, .checkDigit, [.text(.vin)], .bool,
        Message(
          zh: "车辆识别代号第9位的校验位是否正确（GB 16735）",
          en: "whether the ninth character of the VIN is the check digit of the others"), &probes),
      function(
        "is_blank", .global, .textBlank, [.text(.free)], .bool,
        Message(zh: "文本是否只有空白", en: "whether the text has nothing but blanks"), &probes),
    ]
  }

  private static func terms(_ probes: inout ProbeTable) -> [FunctionSymbol] {
    [
      function(
        "term_end", .global, .termEnd, [.instant, .term], .instant,
        Message(
          zh: "自次日起算的期限届满之时（最后一日的24时）",
          en: "the end of the term's last day; counting starts on the next day"), &probes),
      function(
        "start_of", .global, .startOfDay, [.date], .instant,
        Message(zh: "该日零时", en: "midnight at the start of the day"), &probes),
      function(
        "at", .global, .timeOnDay, [.date, .timeOfDay], .instant,
        Message(zh: "该日的该时间", en: "the time of day on the day"), &probes),
      function(
        "date", .global, .civilDate, [.instant], .date,
        Message(zh: "该时刻所在的日期", en: "the civil day of the instant"), &probes),
      function(
        "+", .infix, .dateAdding, [.date, .term], .date,
        Message(zh: "该日之后的期限最后一日", en: "the last day of the term after the day"), &probes),
      function(
        "-", .infix, .dateSubtracting, [.date, .term], .date,
        Message(zh: "该日之前的期限起始日", en: "the day that lies the term before"), &probes),
    ]
  }

  private static func windows(_ probes: inout ProbeTable) -> [FunctionSymbol] {
    [
      function(
        "open", .property, .windowsOpen, [.windows], .bool, readsTime: true,
        Message(zh: "当前是否在服务时间内", en: "whether the service is open now"), &probes),
      function(
        "open_at", .global, .windowsOpenAt, [.windows, .instant], .bool,
        Message(zh: "该时刻是否在服务时间内", en: "whether the service is open at the instant"), &probes),
      function(
        "closes", .property, .windowsClose, [.windows], .instant, readsTime: true,
        Message(
          zh: "本段服务时间的结束时刻；不在服务时间内则为当前时刻",
          en: "the end of the present hours, or now when closed"), &probes),
    ]
  }

  private static func function(
    _ name: String, _ form: FunctionSymbol.Form, _ probe: Probe, _ parameters: [ValueType],
    _ result: ValueType, readsTime: Bool = false, _ summary: Message, _ probes: inout ProbeTable
  ) -> FunctionSymbol {
    FunctionSymbol(
      name: name, form: form,
      lowering: ProbeSymbol(
        probe: probes.index(of: probe), parameters: parameters, result: result,
        range: DeclaredType.bounds(of: result), readsTime: readsTime),
      summary: summary)
  }
}
