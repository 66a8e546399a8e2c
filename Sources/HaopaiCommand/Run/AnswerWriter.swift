import Haopai

/// Writes answers of the protocol, keys always in the same order.
struct AnswerWriter {
  let language: Language

  /// One object with `id` and `ok` first.
  static func line(
    id: JSONValue, ok: Bool, _ body: (inout JSONWriter) -> Void
  ) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("id") { $0.write(id) }
      writer.member("ok", ok)
      body(&writer)
    }
    return writer.text
  }

  /// - Parameter arrivals: what the answer carries besides.
  func write(
    _ answer: Answer, city: String, to id: JSONValue, _ arrivals: Arrivals
  ) -> String {
    switch answer {
    case .accepted(let accepted):
      Self.line(id: id, ok: true) { writer in
        var arrivals = arrivals
        arrivals.add(accepted.outbox, faults: [], of: city)
        write(accepted.view, city: city, said: accepted.said, to: &writer)
        write(arrivals, to: &writer)
      }
    case .refused(let refusals, let from):
      Self.line(id: id, ok: false) { writer in
        writer.member("refused") { writer in
          writer.list(refusals) { writer, refusal in
            write(refusal.code, refusal.text, refusal.values, to: &writer)
          }
        }
        if let from { writer.member("from", from.rfc3339) }
        writeAny(arrivals, to: &writer)
      }
    case .needsFacts(let questions):
      Self.line(id: id, ok: false) { writer in
        writer.member("needs") { writer in
          writer.object { writer in
            writer.member("facts") { $0.list(questions, write) }
          }
        }
        writeAny(arrivals, to: &writer)
      }
    case .failed(let failure):
      write(RequestFailure(failure), to: id, arrivals)
    }
  }

  func write(_ failure: RequestFailure, to id: JSONValue, _ arrivals: Arrivals) -> String {
    Self.line(id: id, ok: false) { writer in
      writer.member("error") { writer in
        writer.object { writer in
          writer.member("code", failure.code)
          writer.member("message", failure.message.text(in: language))
        }
      }
      writeAny(arrivals, to: &writer)
    }
  }

  // MARK: - What became due

  /// Always `outbox`; `faults` where there are some.
  func write(_ arrivals: Arrivals, to writer: inout JSONWriter) {
    writer.member("outbox") { writer in
      writer.list(arrivals.messages) { writer, item in
        write(item.delivery, city: item.city, to: &writer)
      }
    }
    guard !arrivals.faults.isEmpty else { return }
    writer.member("faults") { writer in
      writer.list(arrivals.faults) { writer, item in
        writer.object { writer in
          writer.member(
            "case", CaseName(city: item.city, number: item.fault.caseNumber).description)
          writer.member("at", item.fault.at.rfc3339)
          writer.member("code", item.fault.code)
          writer.member("message", item.fault.text.text(in: language))
        }
      }
    }
  }

  private func writeAny(_ arrivals: Arrivals, to writer: inout JSONWriter) {
    if !arrivals.messages.isEmpty || !arrivals.faults.isEmpty { write(arrivals, to: &writer) }
  }

  // MARK: - A case

  func write(
    _ view: CaseView, city: String, to id: JSONValue, _ arrivals: Arrivals
  ) -> String {
    Self.line(id: id, ok: true) { writer in
      write(view, city: city, said: nil, to: &writer)
      write(arrivals, to: &writer)
    }
  }

  private func write(
    _ view: CaseView, city: String, said: RenderedText?, to writer: inout JSONWriter
  ) {
    writer.member("case", CaseName(city: city, number: view.number).description)
    writer.member("at", view.at.rfc3339)
    writer.member("state", view.state)
    writer.member("said") { writer in
      guard let said else { return writer.null() }
      write(said.code, said.text, said.values, to: &writer)
    }
    writer.member("fields") { writer in
      writer.object { writer in
        for field in view.fields { writer.member(field.name) { $0.write(json(field.value)) } }
      }
    }
    writer.member("numbers") { $0.object { write(view.numbers, to: &$0) } }
    writer.member("counters") { $0.object { write(view.counters, to: &$0) } }
    writer.member("deadlines") { $0.object { write(view.deadlines, to: &$0) } }
    writer.member("open") { $0.list(view.open, write) }
    writer.member("documents") { $0.list(view.documents) { $0.write($1) } }
    if let erasedAt = view.erasedAt { writer.member("erased", erasedAt.rfc3339) }
  }

  private func write(_ sets: [CaseView.NumberSet], to writer: inout JSONWriter) {
    for set in sets {
      writer.member(set.name) { writer in
        writer.object { writer in
          writer.member("items") { $0.list(set.numbers) { $0.write($1.description) } }
          writer.member("until", set.until?.rfc3339)
        }
      }
    }
  }

  private func write(_ counters: [CaseView.Counter], to writer: inout JSONWriter) {
    for counter in counters {
      writer.member(counter.name) { writer in
        writer.object { writer in
          writer.member("left", counter.left)
          writer.member("used", counter.used)
        }
      }
    }
  }

  /// Of deadlines with one name the first stands: a name cannot stand twice in an object.
  private func write(_ deadlines: [CaseView.Deadline], to writer: inout JSONWriter) {
    var seen: Set<String> = []
    for deadline in deadlines.sorted(by: { $0.at < $1.at })
    where seen.insert(deadline.name).inserted {
      writer.member(deadline.name) { writer in
        writer.object { writer in
          writer.member("at", deadline.at.rfc3339)
          writer.member("provisional", deadline.isProvisional)
        }
      }
    }
  }

  private func write(_ writer: inout JSONWriter, _ command: CaseView.OpenCommand) {
    writer.object { writer in
      writer.member("command", command.name)
      switch command.by {
      case .applicant: writer.member("by", "applicant")
      case .host: writer.member("by", "host")
      case .officer(let role):
        writer.member("by", "officer")
        if let role { writer.member("role", role) }
      }
      writer.member("input") { $0.list(command.inputs, write) }
      writer.member("facts") { $0.list(command.facts) { $0.write($1) } }
    }
  }

  private func write(_ writer: inout JSONWriter, _ input: CaseView.OpenCommand.Input) {
    writer.object { writer in
      writer.member("name", input.name)
      writer.member("type", input.type)
      writer.member("optional", input.isOptional)
      if !input.choices.isEmpty {
        writer.member("choices") { $0.list(input.choices) { $0.write($1) } }
      }
      if let maximum = input.maximumCount { writer.member("max", maximum) }
    }
  }

  // MARK: - Sentences and messages

  private func write(
    _ code: String, _ text: BilingualText, _ values: [RenderedText.Value],
    to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("code", code)
      writer.member("message", text.text(in: language))
      writer.member("values") { writer in
        writer.object { writer in
          var seen: Set<String> = []
          for value in values where seen.insert(value.name).inserted {
            writer.member(value.name, value.text)
          }
        }
      }
    }
  }

  private func write(_ delivery: Delivery, city: String, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", "\(city)-\(delivery.id)")
      writer.member("case", CaseName(city: city, number: delivery.caseNumber).description)
      writer.member("to", delivery.address)
      switch delivery.content {
      case .message(let code, let text):
        writer.member("message") { writer in
          writer.object { writer in
            writer.member("code", code)
            writer.member("zh", text.zh)
            writer.member("en", text.en)
          }
        }
      case .code(let challenge, let code):
        writer.member("challenge", challenge)
        writer.member("code", code)
      }
      writer.member("until", delivery.until?.rfc3339)
    }
  }

  private func write(_ writer: inout JSONWriter, _ question: FactQuestion) {
    writer.object { writer in
      writer.member("fact", question.fact)
      writer.member("keys") { writer in
        writer.object { writer in
          for key in question.keys { writer.member(key.name) { $0.write(json(key.value)) } }
        }
      }
    }
  }

  private func json(_ value: PlainValue) -> JSONValue {
    switch value {
    case .bool(let bool): .bool(bool)
    case .integer(let integer): .integer(integer)
    case .text(let text): .text(text)
    case .list(let items): .list(items.map(json))
    }
  }
}

extension BilingualText {
  func text(in language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
