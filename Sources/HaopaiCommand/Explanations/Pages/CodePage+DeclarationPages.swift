import HaopaiDiagnostics

extension CodePage {
  /// Declarations: parameters, fields and inputs, and the types of their values.
  static let declarationPages: [CodePage] = [
    CodePage(
      "missing-type",
      what: Message(
        zh: "声明没有写类型",
        en: "a declaration has no type"),
      why: Message(
        zh: "类型决定取值怎样读：`180` 是个数还是文字，要先知道类型。请加上 `type`、`enum` 或 `list`。",
        en: """
          How a value is read depends on its type: `180` may be a count or a text. Add `type`, \
          `enum` or `list`.
          """),
      example: .replacing(
        in: .part,
        right: "hours: { type: windows, read: now, title: { zh: 选号时间, en: service hours } }",
        wrong: "hours: { read: now, title: { zh: 选号时间, en: service hours } }")),
    CodePage(
      "two-types",
      what: Message(
        zh: "一个声明写了两种类型",
        en: "a declaration has two types"),
      why: Message(
        zh: "一个值只能有一种类型。`type`、`enum`、`list` 只保留一个。",
        en: "A value has one. Keep one of `type`, `enum` and `list`."),
      example: .replacing(
        in: .part,
        right:
          "slots: { type: count, range: 1..10, title: { zh: 备选个数, en: places on the shortlist } }",
        wrong:
          "slots: { type: count, enum: [few, many], range: 1..10, title: { zh: 备选个数, en: places on the shortlist } }"
      )),
    CodePage(
      "unknown-type",
      what: Message(
        zh: "类型不存在",
        en: "a type does not exist"),
      why: Message(
        zh: "没有这个类型就不知道怎样读取取值。README 的表格列出了所有类型；整数写作 `count`。",
        en: """
          Without it nobody knows how to read the value. The README lists the types; a whole \
          number is a `count`.
          """),
      example: .replacing(
        in: .part,
        right:
          "slots: { type: count, range: 1..10, title: { zh: 备选个数, en: places on the shortlist } }",
        wrong:
          "slots: { type: cuont, range: 1..10, title: { zh: 备选个数, en: places on the shortlist } }")),
    CodePage(
      "enumeration-size",
      what: Message(
        zh: "可选的词一个也没有，或超过 63 个",
        en: "a list of words to choose from is empty, or has more than 63"),
      why: Message(
        zh: "没有词就无可选择；超过 63 个时请分成几个参数。",
        en: "From none nothing can be chosen; more than 63 belong into several parameters."),
      example: .replacing(
        in: .part,
        right:
          "      exclude_4: { enum: [never, offered, always], default: never, title: { zh: 不包含4, en: without the digit 4 } }",
        wrong: """
                exclude_4: { enum: [never, offered, always], default: never, title: { zh: 不包含4, en: without the digit 4 } }
                first: { enum: [], optional: true, title: { zh: 首位, en: first place } }
          """)),
    CodePage(
      "bad-range",
      what: Message(
        zh: "范围无法读取、是空的，或用在没有大小之分的类型上",
        en: "a range cannot be read, is empty, or belongs to a type without order"),
      why: Message(
        zh: "范围写作 `1..10` 或 `10 s..1 h`，小的在前；文字、号码等没有范围。",
        en: """
          A range is written `1..10` or `10 s..1 h`, the smaller end first; texts, numbers of \
          plates and the like have none.
          """),
      example: .replacing(in: .part, right: "range: 10 s..1 h", wrong: "range: 10 s-1 h")),
    CodePage(
      "optional-with-default",
      what: Message(
        zh: "既写 `optional: true` 又有默认值",
        en: "`optional: true` stands beside a default"),
      why: Message(
        zh: "有默认值就总有取值，不会缺少。两者只保留一个。",
        en: "With a default the value is always there. Keep one of the two."),
      example: .replacing(
        in: .business,
        right:
          "ban: { type: term, range: 1 month..10 years, optional: true, title: { zh: 欠费停办期, en: ban after an unpaid fee } }",
        wrong:
          "ban: { type: term, range: 1 month..10 years, optional: true, default: 6 months, title: { zh: 欠费停办期, en: ban after an unpaid fee } }"
      )),
    CodePage(
      "windows-read-open",
      what: Message(
        zh: "服务时间声明为按开办时的规则读取",
        en: "service hours are declared `read: open`"),
      why: Message(
        zh: "这样已开办的办件会继续按旧的时间办理，而窗口早已改了时间。服务时间总按当前规则，请删去 `read: open`。",
        en: """
          A case that is open already would go by hours that are no longer kept. Service hours \
          are always those in force: leave `read: open` out.
          """),
      example: .replacing(
        in: .part,
        right: "hours: { type: windows, read: now, title: { zh: 选号时间, en: service hours } }",
        wrong: "hours: { type: windows, read: open, title: { zh: 选号时间, en: service hours } }")),
    CodePage(
      "reading-unlike-group",
      what: Message(
        zh: "可选组里的一个值与整组按不同日期的规则读取",
        en: "a value in an optional group is read as of another day than the group"),
      why: Message(
        zh: "办件可能按开办时的规则有这一组，却在当前规则里读不到这个值。请在组上写 `read: now`，或去掉值上的 `read`。",
        en: """
          A case could have the group by the rules of the day it was opened, and read a value \
          that the rules in force do not have. Write `read: now` at the group, or leave it out \
          at the value.
          """),
      example: .replacing(
        in: .part,
        right: "size: { type: count, range: 1..10, title: { zh: 每批个数, en: numbers in a batch } }",
        wrong:
          "size: { type: count, read: now, range: 1..10, title: { zh: 每批个数, en: numbers in a batch } }"
      )),
    CodePage(
      "parameter-declared-twice",
      what: Message(
        zh: "业务和它使用的公共流程声明了同名参数",
        en: "a business and a part that it uses declare the same parameter"),
      why: Message(
        zh: "条件里写 `param.slots` 时分不清指哪一个。请给其中一个改名。",
        en: "A condition that says `param.slots` could mean either. Rename one of them."),
      example: .replacing(
        in: .business,
        right: "  fee: { type: money, range: 0 CNY..500 CNY, title: { zh: 工本费, en: fee } }",
        wrong: """
            slots: { type: count, default: 2, title: { zh: 备选个数, en: places } }
            fee: { type: money, range: 0 CNY..500 CNY, title: { zh: 工本费, en: fee } }
          """)),
    CodePage(
      "list-maximum",
      what: Message(
        zh: "输入列表没有 `max`，或不是列表的输入写了 `max`",
        en: "an input list has no `max`, or an input that is no list has one"),
      why: Message(
        zh: "群众能填多少项必须有上限，规则才能事先检查。请写 `max`；单个值用 `range`。",
        en: """
          How many items a citizen may send must be bounded, so that the rules can be checked \
          beforehand. Give a `max`; a single value has a `range`.
          """),
      example: .replacing(
        in: .part,
        right:
          "input: { wishes: { list: number, min: 1, max: \"3\", title: { zh: 自编号码, en: numbers } } }",
        wrong: "input: { wishes: { list: number, min: 1, title: { zh: 自编号码, en: numbers } } }")),
    CodePage(
      "shown-needs-instant",
      what: Message(
        zh: "`shown: true` 写在不是时刻的字段上",
        en: "`shown: true` stands at a field that is no instant"),
      why: Message(
        zh: "只有时刻能显示为倒计时。请删去 `shown`，或把字段类型改为 `instant`。",
        en: """
          Only an instant can be shown as a clock that runs out. Leave `shown` out, or make \
          the field an `instant`.
          """),
      example: .replacing(
        in: .business, right: "  mobile: { type: mobile, title: { zh: 手机号码, en: mobile } }",
        wrong: "  mobile: { type: mobile, shown: true, title: { zh: 手机号码, en: mobile } }")),
  ]
}
