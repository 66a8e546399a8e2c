#if canImport(Glibc)
  import CMalloc
  import Glibc

  /// Has memory lie in large pages, where the system has them: a large rule book fills tens of
  /// megabytes once, and to be given these four kilobytes at a time is a sixth of the time that it
  /// takes.
  enum LargePages {
    /// What glibc reserves at once for the memory of a thread, and aligns it to.
    private static let reserve = 1 << 26
    private static let pageSize = 1 << 21
    /// More threads than these are left as they are: to start them takes a while, too.
    private static let mostThreads = 8

    /// Before anything else is done.
    /// - Parameter threads: that will take memory, beside this one.
    static func prepare(threads: Int) {
      // Memory that was given back is kept; what is taken anew is taken in the largest pieces.
      mallopt(M_TRIM_THRESHOLD, 1 << 30)
      mallopt(M_MMAP_THRESHOLD, 1 << 25)
      mallopt(M_TOP_PAD, Int32(reserve))
      let first = UInt(bitPattern: malloc(1 << 18))
      advise(from: first, to: UInt(bitPattern: sbrk(0)))
      free(UnsafeMutableRawPointer(bitPattern: first))
      passOver(from: first)
      // Whoever needs threads looks for files first.
      if let thread = reserve(threads: min(threads, mostThreads)) { pthread_detach(thread) }
    }

    /// Starts threads that end at once and leave their memory to those that are started next.
    private static func reserve(threads: Int) -> pthread_t? {
      guard threads > 0 else { return nil }
      var thread = pthread_t()
      let count = UnsafeMutableRawPointer(bitPattern: threads)
      return pthread_create(&thread, nil, reserveNext, count) == 0 ? thread : nil
    }

    /// A thread gives its memory back when it ends, so each waits until the next has its own.
    private static let reserveNext:
      @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { count in
        let own = malloc(1)
        let start = UInt(bitPattern: own) & ~UInt(reserve - 1)
        advise(from: start, to: start + UInt(reserve))
        passOver(from: UInt(bitPattern: own))
        if let next = reserve(threads: Int(bitPattern: count) - 1) { pthread_join(next, nil) }
        free(own)
        return nil
      }

    /// Goes on to the next large page: the rest of the one that is in use is in small ones by now.
    private static func passOver(from address: UInt) {
      let rest = malloc(Int(UInt(pageSize) - address & UInt(pageSize - 1)))
      // What nobody looks at need not be there for the optimiser.
      malloc_usable_size(rest)
    }

    /// It is an advice only: a system that knows no large pages, or memory that is none, stays as it is.
    private static func advise(from start: UInt, to end: UInt) {
      let first = (start + UInt(pageSize) - 1) & ~UInt(pageSize - 1)
      guard first < end else { return }
      madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), MADV_HUGEPAGE)
    }
  }
#endif
