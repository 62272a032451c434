namespace InitGen.Theory;

/// <summary>Xiao et al. 2018, algorithm 2: an orthogonal matrix at the kernel's centre.</summary>
internal sealed class DeltaOrthogonalScheme : MatrixScheme
{
    public override Scheme Scheme => Scheme.DeltaOrthogonal;

    // With fewer outputs than inputs no map keeps the norm of what it is given.
    public override OptionProblem? Problem(WeightShape shape) => shape switch
    {
        { KernelRank: 0 } => Refuse("Scheme.DeltaOrthogonal makes kernels of convolutions; take Scheme.Orthogonal for a matrix"),
        { IsKnown: true } when shape.Outputs < shape.Inputs =>
            Refuse("Scheme.DeltaOrthogonal needs at least as many outputs as inputs; take Scheme.Orthogonal"),
        _ => null,
    };

    protected override string Title => "Delta-orthogonal";

    protected override DistributionKind Kind => DistributionKind.DeltaOrthogonal;
}
