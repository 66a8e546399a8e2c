import HaopaiProgram

/// Gives every value of a workflow its slot.
struct FrameBuilder {
  private(set) var layout = FrameLayout()

  /// A region of the next words and objects; `body` takes its slots.
  mutating func region(_ body: (inout FrameBuilder) -> Void) -> FrameLayout.Region {
    let (words, objects) = (layout.words, layout.objects)
    body(&self)
    return FrameLayout.Region(words: words..<layout.words, objects: objects..<layout.objects)
  }

  mutating func place(_ type: ValueType, isOptional: Bool) -> Place {
    let presence = isOptional ? takeWord() : nil
    return Place(
      slot: type.isObject ? .object(takeObject()) : .word(takeWord()), presence: presence)
  }

  mutating func skip(words: Int, objects: Int) {
    layout.words += words
    layout.objects += objects
  }

  private mutating func takeWord() -> Int {
    layout.words += 1
    return layout.words - 1
  }

  private mutating func takeObject() -> Int {
    layout.objects += 1
    return layout.objects - 1
  }
}

/// Where each value of a workflow stands.
struct FramePlan {
  let layout: FrameLayout
  /// In the order of the workflow's fields.
  let fields: [Place]
  /// By fact, in the order of its fields.
  let facts: [[Place]]

  init(_ linked: LinkedWorkflow, parameters: ParameterLayout) {
    var builder = FrameBuilder()
    var layout = FrameLayout()
    var fields: [Place] = []
    var facts: [[Place]] = []
    layout.applicant = builder.region { $0.skip(words: 2, objects: 1) }
    layout.pinnedParameters = builder.region {
      $0.skip(words: parameters.words, objects: parameters.objects)
    }
    layout.currentParameters = builder.region {
      $0.skip(words: parameters.words, objects: parameters.objects)
    }
    layout.fields = builder.region { builder in
      // A field without a default starts absent, whether or not it is declared optional.
      fields = linked.fields.map {
        builder.place($0.type.type, isOptional: $0.fallback == nil)
      }
    }
    layout.facts = builder.region { builder in
      facts = linked.facts.map { fact in
        fact.fields.map {
          builder.place($0.declaration.type.type, isOptional: $0.declaration.isOptional)
        }
      }
    }
    layout.inputs = Self.inputs(linked, after: builder)
    layout.words = layout.inputs.words.upperBound
    layout.objects = layout.inputs.objects.upperBound
    self.layout = layout
    self.fields = fields
    self.facts = facts
  }

  /// The places of a command's inputs: every command uses the region from its start.
  func inputs(of command: CommandSyntax) -> [Place] {
    var builder = FrameBuilder()
    builder.skip(
      words: layout.inputs.words.lowerBound - builder.layout.words,
      objects: layout.inputs.objects.lowerBound)
    return Self.places(of: command, &builder)
  }

  private static func places(
    of command: CommandSyntax, _ builder: inout FrameBuilder
  ) -> [Place] {
    command.inputs.map { input in
      let declaration = input.declaration
      return builder.place(
        declaration.type.type,
        isOptional: declaration.fallback == nil
          && (declaration.isOptional || input.condition != nil))
    }
  }

  /// Large enough for the inputs of any command.
  private static func inputs(
    _ linked: LinkedWorkflow, after start: FrameBuilder
  ) -> FrameLayout.Region {
    var words = start.layout.words
    var objects = start.layout.objects
    for command in [linked.open] + linked.states.flatMap(\.syntax.commands) {
      var builder = start
      _ = places(of: command, &builder)
      words = max(words, builder.layout.words)
      objects = max(objects, builder.layout.objects)
    }
    return FrameLayout.Region(
      words: start.layout.words..<words, objects: start.layout.objects..<objects)
  }
}
