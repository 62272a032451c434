using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using InitGen.Mutants;

// Prints the score of all mutants, or of each nth, and those that got away. "--list" prints every mutant, "--figures"
// the counts alone: "name TAB harmful TAB caught", "--by-hand" those that a person wrote.
int every = args.Select(static arg => int.TryParse(arg, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0).FirstOrDefault(static value => value > 0);
if (every == 0) every = 1;
if (args.Contains("--by-hand"))
{
    foreach (string line in HandMutants.Table(CancellationToken.None)) Console.WriteLine(line);
    return;
}

if (args.Contains("--torchsharp"))
{
    var all = new Score(TorchGalleryModel.All.AsParallel().AsOrdered().SelectMany((model, number) => model.Mutants(every, number, CancellationToken.None)));
    if (args.Contains("--figures"))
    {
        foreach ((string name, int harmful, int caught) in all.Counts) Console.WriteLine($"TorchSharp: {name}\t{harmful}\t{caught}");
        return;
    }

    foreach (Mutant mutant in args.Contains("--list") ? all.Mutants : all.Missed) Console.WriteLine(mutant);
    Console.Write(all);
    return;
}

string[] names = [.. args.Where(static arg => arg.Length > 0 && char.IsLetter(arg[0]))];

GalleryModel[] models = [.. GalleryModel.All.Where(model => names.Length == 0 || names.Contains(model.Name))];
foreach (GalleryModel model in models)
{
    if (model.Untouched(CancellationToken.None) is { Count: > 0 } found) Console.WriteLine($"{model.Name}, untouched: {string.Join(" ", found)}");
}

if (args.Contains("--graph"))
{
    foreach (GalleryModel model in models) model.Dump();
    return;
}

var mutants = models.AsParallel().AsOrdered().SelectMany((model, number) => model.Mutants(every, number, CancellationToken.None)).ToList();
var score = new Score(mutants);
if (args.Contains("--figures"))
{
    foreach ((string name, int harmful, int caught) in score.Counts) Console.WriteLine($"{name}\t{harmful}\t{caught}");
    return;
}

foreach (Mutant mutant in args.Contains("--list") ? mutants : score.Missed) Console.WriteLine(mutant);
Console.Write(score);
