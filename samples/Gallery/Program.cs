using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Gallery;
using Spectre.Console;

// What is shown when nothing is asked for: a plain network, a deep one, an image network, a recurrent one, a transformer.
string[] tour = ["Perceptron", "DeepTanhMlp", "ResNet18", "Lstm", "Gpt2"];

if (!AnsiConsole.Profile.Out.IsTerminal)
{
    AnsiConsole.Profile.Width = 140;
    AnsiConsole.Profile.Capabilities.Ansi = false;
}

return args switch
{
    ["--list"] => List(),
    ["--all"] => CheckAll(),
    [] => Show(tour),
    _ => Show(args),
};

static int List()
{
    int width = Registry.Models.Max(model => model.Name.Length);
    foreach (GalleryModel model in Registry.Models) Console.WriteLine($"{model.Name.PadRight(width)}  {model.Description}");
    return 0;
}

static int Show(IEnumerable<string> names)
{
    foreach (string name in names)
    {
        GalleryModel? model = Registry.Models.FirstOrDefault(model => model.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (model is null)
        {
            Console.Error.WriteLine($"There is no model '{name}'. --list prints the models there are, --all runs them all.");
            return 1;
        }

        LayerTable.Write(model, model.Run());
        AnsiConsole.WriteLine();
    }

    AnsiConsole.WriteLine("Root mean square of what each layer puts out before its activation, for inputs from N(0, 1). Biases are left out.");
    return 0;
}

static int CheckAll()
{
    int width = Registry.Models.Max(model => model.Name.Length);
    int failed = 0;
    foreach (GalleryModel model in Registry.Models)
    {
        long start = Stopwatch.GetTimestamp();
        Run run = model.Run();
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        string verdict = run.IsHealthy ? "ok"
            : !run.IsFinite ? "FAILED: an output is not finite"
            : "FAILED: " + string.Join(", ", run.Layers.Where(layer => !layer.IsHealthy).Select(Describe));
        if (!run.IsHealthy) failed++;

        double[] measured = [.. run.Layers.Where(layer => !layer.IsZero && layer.Measured is not null).Select(layer => layer.Measured!.Value)];
        string range = measured.Length == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"rms {measured.Min():0.000} to {measured.Max():0.000}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Name.PadRight(width)}  {run.Layers.Count,3} layers  {range,-22}  {milliseconds,6:0} ms  {verdict}"));
    }

    Console.WriteLine($"{Registry.Models.Count - failed} of {Registry.Models.Count} models are healthy.");
    return failed == 0 ? 0 : 1;
}

static string Describe(LayerResult layer) =>
    layer.Measured is { } rms
        ? string.Create(CultureInfo.InvariantCulture, $"{layer.Parameter.Path} has rms {rms:0.0e0}")
        : $"{layer.Parameter.Path} put nothing out";
