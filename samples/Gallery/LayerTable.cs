using System.Globalization;
using InitGen.Theory;
using Spectre.Console;

namespace Gallery;

/// <summary>A model's layers: how they start, and what they put out.</summary>
internal static class LayerTable
{
    public static void Write(GalleryModel model, Run run)
    {
        Table table = new Table().Title(Markup.Escape($"{model.Name}: {model.Description}")).Border(TableBorder.Rounded);
        foreach (string heading in new[] { "layer", "shape", "scheme", "sigma", "predicted rms", "measured rms" })
            table.AddColumn(new TableColumn(heading) { NoWrap = true });
        foreach (int numeric in new[] { 3, 4, 5 }) table.Columns[numeric].RightAligned();

        foreach (LayerResult layer in run.Layers)
        {
            table.AddRow(
                Markup.Escape(layer.Parameter.Path),
                Markup.Escape("[" + string.Join(", ", layer.Parameter.Shape) + "]"),
                Scheme(layer),
                Number(layer.Parameter.Distribution.StandardDeviation),
                Number(layer.Predicted),
                layer.IsHealthy ? Number(layer.Measured) : $"[red]{Number(layer.Measured)}[/]");
        }

        AnsiConsole.Write(table);
    }

    private static string Scheme(LayerResult layer)
    {
        string scheme = layer.Parameter.Scheme.ToString();
        string law = layer.Parameter.Distribution.Kind.ToString();
        return law == nameof(DistributionKind.Constant) || law == scheme ? scheme : $"{scheme} {law.ToLowerInvariant()}";
    }

    private static string Number(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "-";
}
