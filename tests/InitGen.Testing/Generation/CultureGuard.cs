using System;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace InitGen.Testing;

/// <summary>Output does not know in which country it is made.</summary>
/// <remarks>Invariant globalization has no data of real cultures, and numbers are what goes wrong in generated code; so a culture is
/// made that writes every number differently. Casing rules cannot be changed this way: analyzers CA1304 and CA1311 watch those.</remarks>
internal static class CultureGuard
{
    public static void Check(GeneratorRun invariant, TestProject project, IIncrementalGenerator generator)
    {
        GeneratorRun? abroad = null;
        ExceptionDispatchInfo? failure = null;

        // A thread of its own: the culture of the pool's threads is other tests' business.
        var thread = new Thread(() =>
        {
            Thread.CurrentThread.CurrentCulture = Thread.CurrentThread.CurrentUICulture = Hostile();
            try
            {
                abroad = GeneratorSession.Start(project, generator).Run;
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();

        DeterminismGuard.CompareSources(invariant, abroad!, "Output depends on the culture (comma as decimal separator, U+2212 as minus)");
    }

    public static CultureInfo Hostile()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.PositiveSign = "plus";
        culture.NumberFormat.NumberDecimalSeparator = culture.NumberFormat.PercentDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = culture.NumberFormat.PercentGroupSeparator = ".";
        culture.NumberFormat.NaNSymbol = "keine Zahl";
        culture.NumberFormat.PositiveInfinitySymbol = "unendlich";
        culture.NumberFormat.NegativeInfinitySymbol = "\u2212unendlich";
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.TimeSeparator = ".";
        culture.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        return culture;
    }
}
