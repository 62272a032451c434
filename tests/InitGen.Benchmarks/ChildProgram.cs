using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;

namespace InitGen.Benchmarks;

/// <summary>A program of these tests that measures in a process of its own, because it needs another compiler than the benchmark tool pins.</summary>
internal static class ChildProgram
{
    /// <summary>The lines that it prints, each split at its tabs.</summary>
    public static IEnumerable<string[]> Run(string project, params string[] arguments)
    {
        string bin = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        string program = Path.GetFullPath(Path.Combine(bin, "../..", project, Path.GetFileName(bin), OperatingSystem.IsWindows() ? project + ".exe" : project));
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        for (string? line; (line = process.StandardOutput.ReadLine()) is not null;) yield return line.Split('\t');
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
