namespace InitGen.Theory;

/// <summary>One thing wrong with what was asked for, as data: the host turns it into a diagnostic or an exception.</summary>
/// <param name="Option">Name of the option at fault, as the user writes it: <c>Std</c>.</param>
/// <param name="Given">What was given, in invariant text; empty if nothing was.</param>
/// <param name="Remedy">What to do, as a sentence without a full stop: <c>Std must be above 0 and finite</c>.</param>
public sealed record OptionProblem(string Option, string Given, string Remedy);
