using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace InitGen.Benchmarks.Files;

/// <summary>
/// A model that is initialized straight to the disk, until that has it, beside the same call for a model of zeros: in processes of their own, so that
/// each peak of memory is one model's.
/// </summary>
/// <remarks>1 GiB; <c>INITGEN_FULL=1</c> takes 16 GiB. It is written where temporary files go.</remarks>
internal static class FileFigures
{
    public const string Argument = "--files";

    private const double SlowestRatio = 0.7;

    private static bool Full => Environment.GetEnvironmentVariable("INITGEN_FULL") == "1";

    public static IEnumerable<Figure> Measure()
    {
        (int gibibytes, int rounds) = Full ? (16, 2) : (1, 4);
        Contender zero = new("zero"), normal = new("normal");
        for (int round = 0; round < rounds; round++)
        {
            zero.Run(gibibytes);
            normal.Run(gibibytes);
        }

        yield return Of(zero, zero, gibibytes);
        yield return Of(normal, zero, gibibytes) with { Target = SlowestRatio };
    }

    /// <summary>What a process of its own does: writes one model, and prints the seconds and the peak of memory in bytes.</summary>
    public static int RunOne(string scheme, string path, string gibibytes)
    {
        int size = int.Parse(gibibytes, CultureInfo.InvariantCulture);
        long start = Stopwatch.GetTimestamp();
        if (scheme == "zero") new ZeroModel(size).InitializeTo(path, 1);
        else new NormalModel(size).InitializeTo(path, 1);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using Process self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:R}\t{self.PeakWorkingSet64}"));
        return 0;
    }

    private static Figure Of(Contender contender, Contender baseline, int gibibytes)
    {
        double floats = gibibytes * (double)(1 << 28);
        return new(
            $"{contender.Scheme}-{gibibytes}-GiB",
            floats / contender.Seconds / 1e6,
            baseline.Seconds / contender.Seconds,
            string.Create(
                CultureInfo.InvariantCulture,
                $"zeros by the same call ({contender.Seconds:F2} s, {gibibytes / contender.Seconds:F2} GiB/s, peak {contender.Peak / 1048576.0:F0} MiB)"));
    }

    private sealed class Contender(string scheme)
    {
        public string Scheme => scheme;

        public double Seconds { get; private set; } = double.PositiveInfinity;

        public long Peak { get; private set; }

        public void Run(int gibibytes)
        {
            string path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"initgen-{Environment.ProcessId}.safetensors"));
            try
            {
                ProcessStartInfo info = new(Environment.ProcessPath!, [Argument, scheme, path, gibibytes.ToString(CultureInfo.InvariantCulture)])
                {
                    RedirectStandardOutput = true,
                };
                using Process process = Process.Start(info)!;
                string[] line = (process.StandardOutput.ReadLine() ?? string.Empty).Split('\t');
                process.WaitForExit();
                if (process.ExitCode != 0 || line.Length != 2) throw new InvalidOperationException($"Writing {path} ended with {process.ExitCode}.");
                Seconds = Math.Min(Seconds, double.Parse(line[0], CultureInfo.InvariantCulture));
                Peak = Math.Max(Peak, long.Parse(line[1], CultureInfo.InvariantCulture));
            }
            finally
            {
                File.Delete(path);
            }
        }
    }
}
