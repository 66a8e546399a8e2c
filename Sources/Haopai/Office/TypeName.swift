/// A type as people call it who fill in a form.
package struct TypeName: Hashable, Sendable {
  /// The word of the rule files, such as `number` or `list of number`.
  package let word: String

  package init(_ word: String) { self.word = word }

  /// The type of the elements of a list or a set; nil for any other type.
  package var element: TypeName? {
    if word == "set" { return TypeName("enum") }
    let prefix = "list of "
    return word.hasPrefix(prefix) ? TypeName(String(word.dropFirst(prefix.count))) : nil
  }

  package var zh: String {
    if let element { return "\(element.zh)的列表" }
    return Self.chinese[word] ?? word
  }

  private static let chinese = [
    "bool": "真假值", "count": "整数", "text": "文本", "vin": "车辆识别代号", "mobile": "手机号",
    "identity": "证件号码", "name": "姓名或名称", "secret": "验证码", "instant": "时刻", "date": "日期",
    "time": "一天中的时间", "duration": "时长", "term": "期限", "money": "金额", "number": "号牌号码",
    "enum": "选项", "windows": "服务时间",
  ]
}
