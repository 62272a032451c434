using System;
using System.Collections.Generic;

namespace InitGen.Theory;

/// <summary>From a scheme to a law: the one place that knows. A scheme is one file in Definitions and one line here.</summary>
public static class SchemeCatalog
{
    private static readonly SchemeDefinition[] Definitions =
    [
        new AutoScheme(),
        new ZeroScheme(),
        new OneScheme(),
        new ConstantScheme(),
        new UniformScheme(),
        new NormalScheme(),
        new TruncatedNormalScheme(),
        new XavierScheme(),
        new HeScheme(),
        new LeCunScheme(),
        new VarianceScalingScheme(),
        new OrthogonalScheme(),
        new DeltaOrthogonalScheme(),
        new UnitSphereScheme(),
        new IdentityScheme(),
        new DiracScheme(),
        new SparseScheme(),
        new TorchDefaultScheme(),
        new SirenScheme(),
        new MuPScheme(),
        new PriorProbabilityScheme(),
        new LstmForgetBiasScheme(),
        new LsuvScheme(),
    ];

    /// <summary>Applies a scheme to a layer: <see cref="Plan"/> and <see cref="SchemePlan.Resolve(Fans)"/> in one.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="role">What the parameter is to its layer.</param>
    /// <param name="fans">The layer's fans; a scheme with a fixed law does not read them.</param>
    /// <param name="activation">The activation behind the layer; null if not known.</param>
    /// <returns>The law, and how it came about.</returns>
    /// <exception cref="ArgumentException"><see cref="Validate"/> finds a problem.</exception>
    public static ResolvedScheme Resolve(SchemeOptions options, LayerRole role, Fans fans, ActivationInfo? activation) =>
        Plan(options, role, activation).Resolve(fans);

    /// <summary>Decides everything that does not depend on the size of the layer.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="role">What the parameter is to its layer.</param>
    /// <param name="activation">The activation behind the layer; null if not known.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException"><see cref="Validate"/> finds a problem.</exception>
    public static SchemePlan Plan(SchemeOptions options, LayerRole role, ActivationInfo? activation)
    {
        IReadOnlyList<OptionProblem> problems = Validate(options, role);
        return problems.Count == 0
            ? Find(options.Scheme)!.Plan(options, role, activation)
            : throw new ArgumentException(problems[0].Remedy + ".", nameof(options));
    }

    /// <summary>
    /// Says what is wrong with the options, as data: values out of range, and values that the scheme cannot do without.
    /// </summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="role">What the parameter is to its layer.</param>
    /// <returns>The problems; none if <see cref="Plan"/> will succeed.</returns>
    public static IReadOnlyList<OptionProblem> Validate(SchemeOptions options, LayerRole role) =>
        SchemeValidation.Problems(options, role, Find(options.Scheme));

    /// <summary>Says what keeps a scheme that makes a weight as a whole from making one of this shape, as data.</summary>
    /// <param name="options">What was asked for; valid by itself.</param>
    /// <param name="shape">The weight; lengths that are not known are not looked at.</param>
    /// <returns>The problem; null if there is none.</returns>
    public static OptionProblem? ValidateShape(SchemeOptions options, WeightShape shape) =>
        (Find(options.Scheme) as MatrixScheme)?.Problem(shape);

    /// <summary>The options that were said but that the scheme does not read.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="role">What the parameter is to its layer.</param>
    /// <returns>The options; <see cref="SchemeOption.None"/> if all have an effect, or if there is no such scheme.</returns>
    public static SchemeOption WithoutEffect(SchemeOptions options, LayerRole role) =>
        Find(options.Scheme) is { } definition ? options.Said & ~definition.Reads(options, role) : SchemeOption.None;

    /// <summary>Whether the law follows from the layer's fans.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="role">What the parameter is to its layer.</param>
    /// <returns>False for a law that is the same whatever the layer's size.</returns>
    public static bool ReadsFans(SchemeOptions options, LayerRole role) =>
        Find(options.Scheme)?.ReadsFans(options, role) == true;

    internal static SchemeDefinition? Find(Scheme scheme) => Array.Find(Definitions, d => d.Scheme == scheme);
}
