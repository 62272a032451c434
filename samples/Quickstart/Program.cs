using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using InitGen;
using Quickstart;
using Quickstart.Models;
using Spectre.Console;

const ulong Seed = 42;

if (!AnsiConsole.Profile.Out.IsTerminal)
{
    AnsiConsole.Profile.Width = 140;
    AnsiConsole.Profile.Capabilities.Ansi = false;
}

AnsiConsole.WriteLine("Wanted and measured sigma of every parameter. Of layers that repeat, the one furthest off is shown, and the sum of their times.");
AnsiConsole.WriteLine();

var deep = new DeepPerceptron();
var fading = new FadingPerceptron();
bool right = true;
foreach ((string name, IModel model) in new (string, IModel)[]
    { ("LeNet-300-100", new LeNet300100()), ("30 ReLU layers of width 512", deep), ("GPT-2 small", new Gpt2()) })
{
    long start = Stopwatch.GetTimestamp();
    model.InitializeWeights(Seed);
    TimeSpan elapsed = Stopwatch.GetElapsedTime(start);

    IReadOnlyList<Measurement> measurements =
    [
        .. model.GetParameters().Zip(model.Weights, (parameter, weights) => Measurement.Of(model, parameter, weights, Seed)),
    ];
    ParameterTable.Write(name, measurements);
    right &= measurements.All(measurement => measurement.IsWithinBound);

    long count = measurements.Sum(measurement => measurement.Parameter.Length);
    double warm = measurements.Sum(measurement => measurement.Milliseconds);
    AnsiConsole.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{count:N0} parameters: {elapsed.TotalMilliseconds:0.0} ms at the first call, {warm:0.0} ms once warm ({count / warm / 1000:N0} million a second)"));
    AnsiConsole.WriteLine();
}

fading.InitializeWeights(Seed);
SignalChart.Write(deep, fading);

AnsiConsole.WriteLine(right ? "Every sigma lies within its bound (five standard errors)." : "A sigma lies outside its bound.");
return right ? 0 : 1;
