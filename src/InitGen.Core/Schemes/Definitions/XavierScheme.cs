namespace InitGen.Theory;

/// <summary>Glorot and Bengio 2010, eq. 12 and 16: Var(w) = 2 / (n_in + n_out).</summary>
internal sealed class XavierScheme : VarianceScheme
{
    public override Scheme Scheme => Scheme.Xavier;

    protected override string Title => "Xavier";

    protected override FanMode DefaultFan => FanMode.Average;
}
