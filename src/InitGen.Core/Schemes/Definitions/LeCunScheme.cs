namespace InitGen.Theory;

/// <summary>LeCun et al. 1998, section 4.6: Var(w) = 1 / n_in.</summary>
internal sealed class LeCunScheme : VarianceScheme
{
    public override Scheme Scheme => Scheme.LeCun;

    protected override string Title => "LeCun";
}
