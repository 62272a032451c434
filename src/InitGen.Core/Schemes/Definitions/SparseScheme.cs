namespace InitGen.Theory;

/// <summary>Martens 2010, section 5: most weights start at zero, the others are normal.</summary>
internal sealed class SparseScheme : MatrixScheme
{
    private const double DefaultStd = 0.01;

    public override Scheme Scheme => Scheme.Sparse;

    public override SchemeOption Needs => SchemeOption.Sparsity;

    public override SchemeOption Reads(SchemeOptions options, LayerRole role) => SchemeOption.Sparsity | SchemeOption.Std;

    public override SchemePlan Plan(SchemeOptions options, LayerRole role, ActivationInfo? activation) => new()
    {
        Scheme = Scheme,
        Title = Title,
        Whole = Kind,
        Std = options.Std ?? DefaultStd,
        Sparsity = options.Sparsity.GetValueOrDefault(),
    };

    protected override string Title => "Sparse";

    protected override DistributionKind Kind => DistributionKind.Sparse;
}
