using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using InitGen.Theory;
using Spectre.Console;

namespace Quickstart;

/// <summary>The measurements as a table; what repeats in a list of blocks is one row.</summary>
internal static partial class ParameterTable
{
    public static void Write(string title, IReadOnlyList<Measurement> measurements)
    {
        Table table = new Table().Title(title).Border(TableBorder.Rounded);
        foreach (string heading in new[] { "parameter", "shape", "scheme", "sigma wanted", "mean", "sigma", "within bound", "ms" })
            table.AddColumn(new TableColumn(heading) { NoWrap = true });
        foreach (int numeric in new[] { 3, 4, 5, 7 }) table.Columns[numeric].RightAligned();

        foreach (IGrouping<string, Measurement> row in measurements.GroupBy(measurement => Index().Replace(measurement.Parameter.Path, ".*.")))
        {
            // Of several, the one that lies furthest off.
            Measurement shown = row.MaxBy(measurement => System.Math.Abs(measurement.Sigma - measurement.Wanted))!;
            bool right = row.All(measurement => measurement.IsWithinBound);
            table.AddRow(
                Markup.Escape(row.Count() > 1 ? $"{row.Key} x{row.Count()}" : row.Key),
                Markup.Escape("[" + string.Join(", ", shown.Parameter.Shape) + "]"),
                Scheme(shown),
                Number(shown.Wanted),
                Number(shown.Mean),
                Number(shown.Sigma),
                right ? "[green]yes[/]" : "[red]NO[/]",
                row.Sum(measurement => measurement.Milliseconds).ToString("0.00", CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
    }

    private static string Scheme(Measurement measurement)
    {
        string scheme = measurement.Parameter.Scheme.ToString();
        string law = measurement.Parameter.Distribution.Kind.ToString();
        return law == nameof(DistributionKind.Constant) || law == scheme ? scheme : $"{scheme} {law.ToLowerInvariant()}";
    }

    private static string Number(double value) => value.ToString("0.000000", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\.\d+\.")]
    private static partial Regex Index();
}
