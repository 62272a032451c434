using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace InitGen.Benchmarks.Cold;

/// <summary>
/// GPT-2 small from the start of a process to its weights, on two threads, beside a program that only allocates the same memory and fills it
/// with a constant; and both once more as native binaries, where those were published.
/// </summary>
internal static class ColdFigures
{
    private const long Elements = 124_439_808;
    private const int Rounds = 12;

    // At most 1.35 times the time of the constant fill.
    private const double SlowestRatio = 0.74;

    public static IEnumerable<Figure> Measure()
    {
        string bin = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        string configuration = Path.GetFileName(bin), artifacts = Path.GetFullPath(Path.Combine(bin, "../../.."));
        string managed = Path.Combine(artifacts, "bin", "InitGen.ColdStart", configuration, Executable);
        string native = Path.Combine(artifacts, "native", "publish", "InitGen.ColdStart", configuration, Executable);
        bool published = File.Exists(native);

        Start[] starts = published
            ? [new(managed, "constant"), new(managed, "model"), new(native, "constant"), new(native, "model")]
            : [new(managed, "constant"), new(managed, "model")];
        for (int round = 0; round < Rounds; round++)
        {
            foreach (Start start in starts) start.Run();
        }

        yield return Of("gpt2", starts[0], starts[0], "constant fill");
        yield return Of("gpt2", starts[1], starts[0], "constant fill");
        if (!published) yield break;
        yield return Of("gpt2-native", starts[2], starts[0], "constant fill");
        yield return Of("gpt2-native", starts[3], starts[2], "native constant fill");
    }

    private static string Executable => OperatingSystem.IsWindows() ? "InitGen.ColdStart.exe" : "InitGen.ColdStart";

    private static Figure Of(string name, Start start, Start baseline, string baselineName) => new(
        $"{name}-{start.Mode}",
        Elements / start.Seconds / 1e6,
        baseline.Seconds / start.Seconds,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{baselineName} ({start.Seconds / baseline.Seconds:F2} of its time; {start.Seconds * 1e3:F0} ms, JIT {start.JitSeconds * 1e3:F0} ms)"),
        start.Mode == "model" ? SlowestRatio : null);

    /// <summary>A program's fastest start.</summary>
    private sealed class Start(string file, string mode)
    {
        public string Mode => mode;

        public double Seconds { get; private set; } = double.PositiveInfinity;

        public double JitSeconds { get; private set; }

        public void Run()
        {
            long start = Stopwatch.GetTimestamp();
            using Process process = Process.Start(new ProcessStartInfo(file, [mode]) { RedirectStandardOutput = true })!;
            string? line = process.StandardOutput.ReadLine();
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            process.WaitForExit();
            if (process.ExitCode != 0 || line is null) throw new InvalidOperationException($"{file} {mode} ended with {process.ExitCode}.");
            if (seconds >= Seconds) return;
            Seconds = seconds;
            JitSeconds = long.Parse(line, CultureInfo.InvariantCulture) / 1e6;
        }
    }
}
