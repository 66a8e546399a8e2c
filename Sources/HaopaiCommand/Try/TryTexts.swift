import Haopai

/// The sentences of a mock selection.
enum TryTexts {
  static let nextSteps = Message(zh: "下一步可以：", en: "what can be done next:")
  static let byOfficer = Message(zh: "〔工作人员〕", en: "(officer)")
  static let byHost = Message(zh: "〔系统〕", en: "(host)")
  static let caseIsOver = Message(zh: "本办件已结束", en: "this case is over")
  static let provisional = Message(
    zh: "（该年节假日安排尚未公布，可能顺延）", en: "(that year's holidays are not published, it may move later)")
  static let nothingHappens = Message(zh: "不会再自动发生什么", en: "nothing will happen by itself")
  static let noSuchCase = Message(zh: "还没有办件，先输入 open", en: "there is no case yet, type `open`")

  static func welcome(city: String, business: String) -> Message {
    Message(
      zh: "模拟选号：\(city) · \(business)。任何验证码都算正确，什么也不保存。输入 help 看用法。",
      en:
        "mock selection: \(city), \(business). Any code is right, nothing is kept. Type help for help."
    )
  }

  static func opensWith(_ line: String) -> Message {
    Message(zh: "先输入：\(line)", en: "begin with: \(line)")
  }

  static let help = Message(
    zh: """
        序号或名称 输入=值 …   进行一项操作，如 submit vin=… ；值可以是 batch[0]、case.vin、applicant.id
        wait 30 s              过一段时间（ms、s、min、h）
        wait until 2026-03-02 09:10
        wait                   直到下一件自动发生的事
        show                   再看一遍，连同所填信息
        print 名称             打印文书
        open                   再办一件
        quit                   结束
      """,
    en: """
        NUMBER or NAME input=value …   take a step, such as submit vin=… ; a value may be batch[0],
                                       case.vin or applicant.id
        wait 30 s                      let time pass (ms, s, min, h)
        wait until 2026-03-02 09:10
        wait                           until something happens by itself
        show                           show the case again, with what was entered
        print NAME                     print a document
        open                           open another case
        quit                           end
      """)

  static func code(_ code: String) -> Message {
    Message(zh: "验证码 \(code)", en: "code \(code)")
  }

  static func until(_ time: String) -> Message {
    Message(zh: "（\(time) 前有效）", en: " (until \(time))")
  }

  static func possibleFrom(_ time: String) -> Message {
    Message(zh: "\(time) 起可以", en: "possible from \(time)")
  }

  static func counter(left: Int64?, used: Int64) -> Message {
    guard let left else { return Message(zh: "已用 \(used)", en: "\(used) used") }
    return Message(zh: "剩 \(left)，已用 \(used)", en: "\(left) left, \(used) used")
  }

  static func remaining(seconds: Int64) -> Message {
    let (minutes, second) = seconds.quotientAndRemainder(dividingBy: 60)
    let (hours, minute) = minutes.quotientAndRemainder(dividingBy: 60)
    let (days, hour) = hours.quotientAndRemainder(dividingBy: 24)
    if days > 0 {
      return Message(zh: "还有 \(days) 天 \(hour) 小时", en: "\(days) d \(hour) h left")
    }
    if hours > 0 {
      return Message(zh: "还有 \(hours) 小时 \(minute) 分", en: "\(hours) h \(minute) min left")
    }
    if minutes >= 10 {
      return Message(zh: "还有 \(minutes) 分 \(second) 秒", en: "\(minutes) min \(second) s left")
    }
    return Message(zh: "还有 \(seconds) 秒", en: "\(seconds) s left")
  }

  static func needsFacts(_ facts: [String]) -> Message {
    let list = facts.joined(separator: ", ")
    return Message(zh: "缺少核查信息：\(list)", en: "facts are missing: \(list)")
  }

  static func noSuchChoice(_ number: Int) -> Message {
    Message(zh: "没有第 \(number) 项", en: "there is no step \(number)")
  }

  static func list(_ form: String) -> Message {
    Message(zh: "多个值以逗号分隔：\(form)", en: "values are separated by commas: \(form)")
  }

  static func unknownReference(_ text: String) -> Message {
    Message(zh: "没有 `\(text)`", en: "there is no `\(text)`")
  }

  static func noSuchDocument(_ name: String) -> Message {
    Message(zh: "现在没有文书 `\(name)`", en: "there is no document `\(name)` now")
  }

  static func clockBackwards(_ time: String) -> Message {
    Message(zh: "现在已是 \(time)", en: "it is \(time) already")
  }

  static let lineTooLong = Message(zh: "这一行太长", en: "this line is too long")
}

extension TryLine.Mistake {
  var message: Message {
    switch self {
    case .span(let text):
      Message(zh: "`\(text)` 不是时间长度，如 30 s", en: "`\(text)` is no length of time such as 30 s")
    case .instant(let text):
      Message(
        zh: "`\(text)` 不是时间，如 2026-03-02 09:10", en: "`\(text)` is no time such as 2026-03-02 09:10"
      )
    case .input(let word):
      Message(zh: "`\(word)` 应写成 名称=值", en: "`\(word)` should be name=value")
    case .repeatedInput(let name):
      Message(zh: "`\(name)` 写了不止一次", en: "`\(name)` is given more than once")
    case .documentName: Message(zh: "print 后面写文书名称", en: "say which document to print")
    case .openQuote: Message(zh: "引号没有配对", en: "a quote is not closed")
    }
  }
}
