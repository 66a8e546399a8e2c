package import HaopaiDomain

/// What citizens are told of a business before they apply (业务须知), in its compiled form. Its programs
/// read parameters alone, so that it takes no case to put it into words.
package struct NoticeProgram: Sendable {
  /// A sentence.
  package struct Item: Sendable {
    /// Whether it is told; nil where it always is.
    package var condition: ProgramID?
    package var text: Template
    /// Paths of the parameters that its words and its condition depend on.
    package var reads: [String]

    package init(condition: ProgramID?, text: Template, reads: [String]) {
      self.condition = condition
      self.text = text
      self.reads = reads
    }
  }

  package struct Section: Sendable {
    /// kebab-case, stable.
    package var name: String
    package var title: BilingualText
    /// Whether the order of its items means something.
    package var isNumbered: Bool
    package var items: [Item]

    package init(name: String, title: BilingualText, isNumbered: Bool, items: [Item]) {
      self.name = name
      self.title = title
      self.isNumbered = isNumbered
      self.items = items
    }
  }

  package var enumerations: [Enumeration]
  /// Of the frame that the programs read.
  package var layout: FrameLayout
  package var programs: [ExpressionProgram]
  /// In the order in which they are told; one without items is not among them.
  package var sections: [Section]

  package init(
    enumerations: [Enumeration], layout: FrameLayout, programs: [ExpressionProgram],
    sections: [Section]
  ) {
    self.enumerations = enumerations
    self.layout = layout
    self.programs = programs
    self.sections = sections
  }
}
