import Foundation
import HaopaiDomain

/// The notices of 2025 and 2026, so that the core of the calendar is tested without any file.
/// Source: `https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm`,
/// `https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm`.
enum SampleCalendars {
  static let notice2025 = notice(
    2025,
    off: [
      "2025-01-01..2025-01-01", "2025-01-28..2025-02-04", "2025-04-04..2025-04-06",
      "2025-05-01..2025-05-05", "2025-05-31..2025-06-02", "2025-10-01..2025-10-08",
    ],
    worked: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"])

  static let notice2026 = notice(
    2026,
    off: [
      "2026-01-01..2026-01-03", "2026-02-15..2026-02-23", "2026-04-04..2026-04-06",
      "2026-05-01..2026-05-05", "2026-06-19..2026-06-21", "2026-09-25..2026-09-27",
      "2026-10-01..2026-10-07",
    ],
    worked: [
      "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
    ])

  static let both = WorkCalendar(years: [notice2025, notice2026])

  private static func notice(_ year: Int, off: [String], worked: [String]) -> YearNotice {
    let rests = off.flatMap { range -> [YearNotice.Day] in
      guard let first = CivilDate(String(range.prefix(10))),
        let last = CivilDate(String(range.suffix(10)))
      else { return [] }
      return (0...last.days(since: first)).map {
        YearNotice.Day(date: first.adding(days: $0), isOff: true, name: "休")
      }
    }
    let shifts = worked.compactMap { CivilDate($0) }.map {
      YearNotice.Day(date: $0, isOff: false, name: "班")
    }
    return YearNotice(year: year, days: rests + shifts)
  }
}

/// The published notices of 2007 to 2027, in the data folder that lies beside the repository.
enum PublishedNotices {
  static let isPresent = FileManager.default.fileExists(atPath: file(2026).path)

  static func calendar() throws -> WorkCalendar {
    WorkCalendar(years: try (2007...2027).map(notice))
  }

  static func notice(_ year: Int) throws -> YearNotice {
    let content = try JSONDecoder().decode(Content.self, from: Data(contentsOf: file(year)))
    let days = content.days.compactMap { day in
      CivilDate(day.date).map {
        YearNotice.Day(date: $0, isOff: day.isOffDay, name: day.name)
      }
    }
    return YearNotice(year: content.year, days: days)
  }

  private struct Content: Decodable {
    struct Day: Decodable {
      let name: String
      let date: String
      let isOffDay: Bool
    }
    let year: Int
    let days: [Day]
  }

  private static func file(_ year: Int) -> URL {
    let given = ProcessInfo.processInfo.environment["HAOPAI_SHARED"]
    let beside = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../../shared").standardized
    let shared = given.map { URL(filePath: $0) } ?? beside
    return shared.appending(path: "data/holiday-cn/\(year).json")
  }
}
